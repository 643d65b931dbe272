import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { checkUrl } from '../../../src/guard/check-url.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'let through';
  } catch (error) {
    return error instanceof PresscardError ? error.code : `not ours: ${String(error)}`;
  }
};

/** One IPv4 address as a URL may write it. */
const spellings = (bytes: number[]): string[] => {
  const number = bytes.reduce((sum, each) => sum * 256 + each, 0);
  const hex = number.toString(16).padStart(8, '0');
  return [
    bytes.join('.'),
    String(number),
    `0x${hex}`,
    `0${number.toString(8)}`,
    bytes.map((each) => `0x${each.toString(16)}`).join('.'),
    `[::ffff:${bytes.join('.')}]`,
    `[::${bytes.join('.')}]`,
    `[64:ff9b::${hex.slice(0, 4)}:${hex.slice(4)}]`,
    `[2002:${hex.slice(0, 4)}:${hex.slice(4)}::1]`,
  ];
};

describe('an address of a photo or page', () => {
  it.each([
    'https://images.example.com/a.jpg',
    'http://example.com:80/a.jpg?w=1',
    'https://example.com:443/',
    'https://93.184.215.14/a.jpg',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/a.jpg',
    'https://новости.example.com/фото.jpg',
    'https://example.com./a.jpg',
  ])('of the public internet is let through: %s', (url) => {
    expect(checkUrl(url, {}).href).toBe(new URL(url).href);
  });

  it.each([
    // Row 39 of the faults: every spelling of this machine and the clouds' metadata.
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://localhost/',
    'http://localhost./',
    'http://a.localhost/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://１２７．０．０．１/',
    'http://127。0。0。1/',
    'http://[::1]/',
    'http://[::]/',
    'http://0/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://metadata.google.internal/',
    'http://metadata.google.internal./',
    'http://METADATA.google.internal/',
    'http://168.63.129.16/',
    'http://100.100.100.200/',
    // Row 40: tunnels, documentation, benchmarking, the old relay.
    'http://[2002:7f00:1::1]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[2001:0:7f00:1::1]/',
    'http://[3fff::1]/',
    'http://[3fff:0fff::1]/',
    'http://[5f00::1]/',
    'http://[2001:db8::1]/',
    'http://192.0.2.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://192.88.99.1/',
    'http://198.18.0.1/',
    'http://192.0.0.8/',
    // Private networks, carriers' networks, multicast, broadcast, whatever is not handed out.
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://[4000::1]/',
    // Names of private networks.
    'http://intranet/',
    'http://printer.local/',
    'http://nas.home.arpa/',
    'http://vault.internal/',
  ])('of this machine, a private network or a metadata service is blocked: %s', (url) => {
    expect(codeOf(() => checkUrl(url, {}))).toBe('blocked_host');
  });

  it.each([
    'http://user:pw@example.com/',
    'http://user@example.com/',
    'http://:pw@example.com/',
    'http://example.com:22/',
    'http://example.com:6379/',
    'http://example.com:443/',
    'https://example.com:80/',
    'ftp://example.com/a.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'gopher://example.com/',
    'a.jpg',
    '//example.com/a.jpg',
    '',
    'http://',
    'http://999.1.1.1/',
    'http://exa mple.com/',
  ])('with another scheme or port, a password, or no sense is refused: %s', (url) => {
    expect(codeOf(() => checkUrl(url, {}))).toBe('address_refused');
  });

  it('of this service is recursive, at any port where none is named', () => {
    const policy = { ownHosts: ['cards.example.com', '127.0.0.1:8787'], allowHosts: ['127.0.0.1'] };
    expect(codeOf(() => checkUrl('https://cards.example.com/c/v1/k/s/p.png', policy))).toBe('recursive');
    expect(codeOf(() => checkUrl('https://CARDS.example.com./', policy))).toBe('recursive');
    expect(codeOf(() => checkUrl('http://127.0.0.1:8787/', policy))).toBe('recursive');
    expect(codeOf(() => checkUrl('http://127.0.0.1:8788/', policy))).toBe('let through');
  });
});

describe('a host that is let through for tests', () => {
  it('may be private and at any port, or at the port named', () => {
    const policy = { allowHosts: ['127.0.0.1', 'staging:8080', '::1'] };
    expect(codeOf(() => checkUrl('http://127.0.0.1:4000/', policy))).toBe('let through');
    expect(codeOf(() => checkUrl('http://[::1]:4000/', policy))).toBe('let through');
    expect(codeOf(() => checkUrl('http://staging:8080/', policy))).toBe('let through');
    expect(codeOf(() => checkUrl('http://staging:8081/', policy))).toBe('address_refused');
    expect(codeOf(() => checkUrl('http://staging/', policy))).toBe('blocked_host');
    expect(codeOf(() => checkUrl('http://user@127.0.0.1:4000/', policy))).toBe('address_refused');
  });

  it.each(['169.254.169.254', 'metadata.google.internal', '168.63.129.16', '::ffff:169.254.169.254'])(
    'is never a metadata service: %s',
    (host) => {
      const url = `http://${host.includes(':') ? `[${host}]` : host}/`;
      expect(codeOf(() => checkUrl(url, { allowHosts: [host] }))).toBe('blocked_host');
    },
  );
});

describe('a redirect', () => {
  it('is checked like a first address, relative ones against the page that sent it', () => {
    const from = new URL('https://example.com/a/b.jpg');
    expect(checkUrl('../c.jpg', {}, from).href).toBe('https://example.com/c.jpg');
    expect(codeOf(() => checkUrl('//10.0.0.1/', {}, from))).toBe('blocked_host');
    expect(codeOf(() => checkUrl('http://example.com/', {}, from))).toBe('address_refused');
    expect(checkUrl('https://example.com/', {}, new URL('http://example.com/')).protocol).toBe('https:');
  });
});

describe('whatever comes', () => {
  it('ends in a URL or one of our own errors', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        expect(codeOf(() => checkUrl(text, {}))).not.toMatch(/^not ours/);
      }),
    );
  });

  it('never lets an IPv4 address of a private network through, however it is spelled', () => {
    const octet = fc.nat(255);
    const privateV4 = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    fc.assert(
      fc.property(privateV4, (bytes) => {
        for (const host of spellings(bytes))
          expect(codeOf(() => checkUrl(`http://${host}/`, {}))).toBe('blocked_host');
      }),
    );
  });
});
