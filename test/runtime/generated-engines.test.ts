import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  harfbuzzChanges,
  harfbuzzLoaderChanges,
  jpegChanges,
  jpegWasmChanges,
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
  {
    packageName: '@cornerstonejs/codec-libjpeg-turbo-8bit',
    from: '@cornerstonejs/codec-libjpeg-turbo-8bit/dist/libjpegturbowasm.js',
    made: 'jpeg.mjs',
    changes: jpegChanges,
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

describe('the JPEG encoder', () => {
  it('starts with little of an isolate’s memory', () => {
    const installed = readFileSync(
      new URL(
        '../../node_modules/@cornerstonejs/codec-libjpeg-turbo-8bit/dist/libjpegturbowasm.wasm',
        import.meta.url,
      ),
      'latin1',
    );
    const made = applyChanges(installed, jpegWasmChanges, 'libjpegturbowasm.wasm');
    expect(made.length).toBe(installed.length);
    expect(memoryPages(made)).toBe(32);
    expect(memoryPages(installed)).toBeGreaterThan(512);
    expect(() => applyChanges(made, jpegWasmChanges, 'libjpegturbowasm.wasm')).toThrow('found 0 times');
  });
});

/** Pages of 64 KB that a module begins with, as an engine makes them. */
function memoryPages(wasm: string): number {
  const module = new WebAssembly.Module(Buffer.from(wasm, 'latin1'));
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = () => 0;
  const { exports } = new WebAssembly.Instance(module, imports);
  const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
  return (memory as WebAssembly.Memory).buffer.byteLength / 65_536;
}

describe('a change to a package', () => {
  it('is made once and leaves the rest as it was, dollar signs included', () => {
    const change = { what: 'the name', pattern: /ferry/g, replacement: '$& $1 pier' };
    expect(applyChanges('the ferry, $1', [change], 'a.js')).toBe('the $& $1 pier, $1');
  });
});
