import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import icons from '../../../generated/share-icons.json' with { type: 'json' };
import { networkList } from '../../../src/share/networks.ts';
import { shareLinks } from '../../../src/share/share-links.ts';

/** Every text that an address behind a button carries, as the network gets it. */
function textsOf(address: string): string[] {
  const url = new URL(address);
  // Mastodon's page reads what follows the #.
  const query = url.search === '' ? url.hash.slice(1) : url.search.slice(1);
  return query.split('&').map((pair) => decodeURIComponent(pair.slice(pair.indexOf('=') + 1)));
}

const shared = {
  url: 'https://harbourpost.example/паром?a=1&b="2"#c',
  title: `“Low” & 'high' <tide> — 100 % ночью, 漢字 🇫🇷 + more`,
  description: 'Two lines\nof it',
  picture: 'https://cards.example/c/v1/a/b/c.png',
};

describe('the addresses behind share buttons', () => {
  it('are there for every network with a button, in the order of the buttons', () => {
    const buttons = networkList.filter(({ icon }) => icon !== undefined).map(({ id }) => id);
    expect(Object.keys(shareLinks(shared))).toEqual(buttons);
    expect(buttons).toEqual(
      'facebook vk odnoklassniki telegram x email whatsapp viber linkedin reddit bluesky mastodon threads pinterest line'.split(
        ' ',
      ),
    );
  });

  it('lead to the network itself', () => {
    const hosts = Object.fromEntries(
      Object.entries(shareLinks(shared)).map(([id, address]) => [
        id,
        new URL(address).host || new URL(address).protocol,
      ]),
    );
    expect(hosts).toEqual({
      facebook: 'www.facebook.com',
      vk: 'vk.com',
      odnoklassniki: 'connect.ok.ru',
      telegram: 't.me',
      x: 'twitter.com',
      email: 'mailto:',
      whatsapp: 'api.whatsapp.com',
      viber: 'forward',
      linkedin: 'linkedin.com',
      reddit: 'www.reddit.com',
      bluesky: 'bsky.app',
      mastodon: 'share.joinmastodon.org',
      threads: 'www.threads.com',
      pinterest: 'www.pinterest.com',
      line: 'social-plugins.line.me',
    });
  });

  it.each(Object.entries(shareLinks(shared)))('carry address and title whole: %s', (id, address) => {
    const texts = textsOf(address);
    expect(texts.some((text) => text.endsWith(shared.url))).toBe(true);
    if (id !== 'facebook') expect(texts.some((text) => text.includes(shared.title))).toBe(true);
    expect(address).not.toMatch(/[\s"<>+]/);
  });

  it('hand Pinterest the tall picture, and a mail a subject and lines', () => {
    const links = shareLinks(shared);
    expect(new URL(links.pinterest!).searchParams.get('media')).toBe(shared.picture);
    expect(links.email).toMatch(/^mailto:\?subject=[^&]+&body=[^&]+%0D%0A%0D%0Ahttps%3A/);
  });

  it('survive any title and any address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }), (title, url) => {
        for (const [id, address] of Object.entries(shareLinks({ ...shared, title, url }))) {
          const texts = textsOf(address);
          expect(texts.some((text) => text.includes(url))).toBe(true);
          if (id !== 'facebook') expect(texts.some((text) => text.includes(title.toWellFormed()))).toBe(true);
        }
      }),
    );
  });
});

describe('the table of networks', () => {
  it.each(networkList)(
    '$id has what its parts need',
    ({ id, name, icon, share, crawler, reads, refresh }) => {
      expect(id).toMatch(/^[a-z]+$/);
      expect(name).not.toBe('');
      expect(icon === undefined).toBe(share === undefined);
      if (icon)
        expect(icons).toHaveProperty([icon], [expect.any(Number), expect.any(Number), expect.any(String)]);
      if (crawler) expect(reads, 'what a crawler reads').toBeDefined();
      if (refresh && 'tool' in refresh) expect(refresh.tool).toMatch(/^https:\/\//);
    },
  );

  it('asks with as many user agents as there are crawlers', () => {
    const agents = networkList.flatMap(({ crawler }) => crawler?.userAgent ?? []);
    expect(new Set(agents).size).toBe(agents.length);
  });
});
