import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  harfbuzzChanges,
  harfbuzzLoaderChanges,
  resvgChanges,
  satoriChanges,
} from '../../scripts/generate/engines.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const engines = [
  { packageName: 'satori', from: 'satori/dist/standalone.js', made: 'satori.mjs', changes: satoriChanges },
  {
    packageName: 'harfbuzzjs',
    from: 'harfbuzzjs/dist/index.mjs',
    made: 'harfbuzz.mjs',
    changes: harfbuzzChanges,
  },
  {
    packageName: 'harfbuzzjs',
    from: 'harfbuzzjs/dist/harfbuzz.js',
    made: 'harfbuzz-loader.mjs',
    changes: harfbuzzLoaderChanges,
  },
  {
    packageName: '@resvg/resvg-wasm',
    from: '@resvg/resvg-wasm/index.mjs',
    made: 'resvg.mjs',
    changes: resvgChanges,
  },
];

describe.each(engines)('the engine made from $from', ({ packageName, from, made, changes }) => {
  const installed = read(`node_modules/${from}`);

  it('names the installed version in its first line, so that nobody runs a stale one', () => {
    const { version } = JSON.parse(read(`node_modules/${packageName}/package.json`));
    const [head] = read(`generated/engines/${made}`).split('\n');
    expect(head).toContain(`${from} of version ${version} `);
  });

  it.each(changes)(
    'cannot be made from a package without $what: the build stops and says so',
    ({ what, pattern }) => {
      const moved = installed.replace(pattern, 'moved');
      expect(moved).not.toBe(installed);
      expect(() => applyChanges(moved, changes, from)).toThrow(`${from}: ${what} was found 0 times`);
    },
  );

  it.each(changes)(
    'cannot be made from a package with two of $what: the build stops and says so',
    ({ what, pattern }) => {
      const [place] = installed.match(pattern)!;
      expect(() => applyChanges(`${installed}\n${place}`, changes, from)).toThrow(
        `${from}: ${what} was found 2 times`,
      );
    },
  );
});

describe('the engine made from satori', () => {
  it('carries no WebAssembly as text, which workerd could not compile', () => {
    // "\0asm" in base64.
    expect(read('node_modules/satori/dist/standalone.js')).toContain('"AGFzbQ');
    expect(read('generated/engines/satori.mjs')).not.toContain('"AGFzbQ');
  });
});

describe('a change to a package', () => {
  it('is made once and leaves the rest as it was, dollar signs included', () => {
    const change = { what: 'the name', pattern: /ferry/g, replacement: '$& $1 pier' };
    expect(applyChanges('the ferry, $1', [change], 'a.js')).toBe('the $& $1 pier, $1');
  });
});
