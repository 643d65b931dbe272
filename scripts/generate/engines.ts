/**
 * Makes satori, HarfBuzz and resvg loadable in workerd, which compiles WebAssembly from imported modules only
 * and has no `location`, and startable more than once, so that an engine that trapped can be replaced. The
 * copies are made from the installed packages, so an upgrade cannot leave them stale, and each change must
 * match exactly once: when a new version moves the place, the build stops here with its name instead of a
 * Worker that fails to start. Decisions 2 and 10 have the reasons.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

/** One replacement that must find its place exactly once; as a function it gets what the pattern's groups caught. */
interface Change {
  readonly what: string;
  readonly pattern: RegExp;
  readonly replacement: string | ((...groups: string[]) => string);
}

/**
 * satori carries a HarfBuzz of its own as base64 and starts it on import, although presscard's templates
 * never let satori draw a word. It is left out: 0.9 MB less to load, and nothing that workerd forbids.
 */
export const satoriChanges: readonly Change[] = [
  {
    what: 'the base64 HarfBuzz of satori',
    pattern: /"AGFzbQ[A-Za-z0-9+/=]{100000,}"/g,
    replacement: '""',
  },
  {
    what: "the start of satori's HarfBuzz",
    pattern: /=new Promise\(function\((\w+),(\w+)\)\{(\w+)\(\)\.then\((\w+)=>\{\1\((\w+)\(\4\)\)\},\2\)\}\)/g,
    replacement:
      '=Promise.resolve({createBlob(){throw new Error("satori draws no text here: presscard sets it")}})',
  },
  {
    // Its layout engine is a promise that is settled once; each `init` puts a new one in its place.
    what: "the start of satori's layout engine",
    pattern:
      /;\w+\((\w+),(\w+)\.imports\)\.then\(\(\{instance:(\w+)\}\)=>\{\2\.setInstance\(\3\),\w+\(\2\)\}\)\.catch\(\w+\)\}function (\w+)\(\)\{return (\w+)\}/g,
    replacement: (wasm, engine, _instance, getter, promise) =>
      `;${engine}.setInstance(new WebAssembly.Instance(${wasm},${engine}.imports));return ${promise}=Promise.resolve(${engine})}function ${getter}(){return ${promise}}`,
  },
];

/** harfbuzzjs looks for its wasm beside itself and starts once; here it gets the compiled module, each time. */
export const harfbuzzChanges: readonly Change[] = [
  {
    what: 'the import of the loader',
    pattern: /import createHarfBuzz from "\.\/harfbuzz\.js";/g,
    replacement:
      'import createHarfBuzz from "./harfbuzz-loader.mjs";\nexport async function startHarfBuzz(harfbuzzWasm) {',
  },
  {
    what: 'the call of the loader',
    pattern: /await createHarfBuzz\(\)/g,
    replacement: `await createHarfBuzz({
	instantiateWasm(imports, receive) {
		return receive(new WebAssembly.Instance(harfbuzzWasm, imports), harfbuzzWasm);
	}
})`,
  },
  { what: 'the first of the exports', pattern: /^export \{ AxisFlags/gm, replacement: 'return { AxisFlags' },
  { what: 'the last of the exports', pattern: /versionString \};/g, replacement: 'versionString };\n}' },
];

/**
 * resvg starts once; here each start has its own glue and memory. Without a FinalizationRegistry its glue
 * frees nothing by itself: the raster does, and nothing may call into an engine that trapped.
 */
export const resvgChanges: readonly Change[] = [
  {
    what: 'its first variable',
    pattern: /^var wasm;/gm,
    replacement: 'export function startResvg(resvgWasm) {\nvar FinalizationRegistry;\nvar wasm;',
  },
  {
    what: 'its exports',
    pattern: /export \{\s*Resvg2 as Resvg,\s*initWasm\s*\};/g,
    replacement:
      '__wbg_finalize_init(new WebAssembly.Instance(resvgWasm, __wbg_get_imports()), resvgWasm);\ninitialized = true;\nreturn { Resvg: Resvg2 };\n}',
  },
];

export const harfbuzzLoaderChanges: readonly Change[] = [
  // With Node's compatibility flag workerd passes for Node, and the loader would ask for files.
  {
    what: 'the test for Node',
    pattern: /ENVIRONMENT_IS_NODE=typeof process=="object"[^;]*;/g,
    replacement: 'ENVIRONMENT_IS_NODE=false;',
  },
  {
    // One stub a signature, whatever function it calls: what the first start compiled, later ones use again.
    what: 'the stub of a callback',
    pattern: /var module=new WebAssembly\.Module\(bytes\);/g,
    replacement: 'var module=(createHarfBuzz.stubs??={})[sig]??=new WebAssembly.Module(bytes);',
  },
];

/** The glue of libjpeg-turbo looks for files or a page; here it gets the compiled module, each time, as a module of its own. */
export const jpegChanges: readonly Change[] = [
  {
    what: 'the tests for the runtime',
    pattern:
      /var ENVIRONMENT_IS_WEB=typeof window=="object";var ENVIRONMENT_IS_WORKER=[^;]*;var ENVIRONMENT_IS_NODE=typeof process=="object"[^;]*;/g,
    replacement: 'var ENVIRONMENT_IS_WEB=false,ENVIRONMENT_IS_WORKER=false,ENVIRONMENT_IS_NODE=false;',
  },
  {
    what: 'the exports',
    pattern:
      /if \(typeof exports === 'object' && typeof module === 'object'\) \{[^}]*\} else if \(typeof define [^\n]*\n\s*define\([^\n]*\);/g,
    replacement: 'export default libjpegturbowasm;',
  },
];

/**
 * It asks for 50 MB of an isolate's 128 before it has anything to do. 2 MB are enough to start, and it grows. Bytes of
 * the file as characters: its memory section, whose first number is pages of 64 KB.
 */
export const jpegWasmChanges: readonly Change[] = [
  {
    what: 'the memory section',
    // oxlint-disable-next-line no-control-regex -- they are bytes
    pattern: /\x05\x07\x01\x01\xa0\x06\x80\x80\x02/g,
    replacement: '\x05\x07\x01\x01\xa0\x00\x80\x80\x02',
  },
];

/**
 * @throws when a change does not match exactly once, with the file and what was looked for.
 */
export function applyChanges(source: string, changes: readonly Change[], file: string): string {
  return changes.reduce((text, { what, pattern, replacement }) => {
    const found = [...text.matchAll(pattern)].length;
    if (found !== 1) {
      throw new Error(
        `${file}: ${what} was found ${found} times instead of once. The package has changed: look at the file and mend the pattern in scripts/generate/engines.ts.`,
      );
    }
    return text.replace(pattern, (_place, ...groups: string[]) =>
      typeof replacement === 'string' ? replacement : replacement(...groups),
    );
  }, source);
}

export function generateEngines({ packagesDir, outDir }: { packagesDir: string; outDir: string }): void {
  mkdirSync(outDir, { recursive: true });
  const patch = (from: string, changes: readonly Change[], to: string, finish = asItIs): void => {
    const source = readFileSync(join(packagesDir, from), 'utf8').replace(/\n\/\/# sourceMappingURL=\S*/g, '');
    const version = JSON.parse(
      readFileSync(join(packagesDir, packageOf(from), 'package.json'), 'utf8'),
    ).version;
    const head = `// Made from ${from} of version ${version} by scripts/generate/engines.ts; its licence is that of the package.\n`;
    const changed = applyChanges(source, changes, from);
    writeFileSync(join(outDir, to), head + finish(changed, join(packagesDir, dirname(from))));
  };
  patch('satori/dist/standalone.js', satoriChanges, 'satori.mjs', withDependencies);
  patch('harfbuzzjs/dist/index.mjs', harfbuzzChanges, 'harfbuzz.mjs');
  patch('harfbuzzjs/dist/harfbuzz.js', harfbuzzLoaderChanges, 'harfbuzz-loader.mjs');
  patch('@resvg/resvg-wasm/index.mjs', resvgChanges, 'resvg.mjs');
  patch('@cornerstonejs/codec-libjpeg-turbo-8bit/dist/libjpegturbowasm.js', jpegChanges, 'jpeg.mjs');
  const jpegWasm = '@cornerstonejs/codec-libjpeg-turbo-8bit/dist/libjpegturbowasm.wasm';
  const wasm = applyChanges(readFileSync(join(packagesDir, jpegWasm), 'latin1'), jpegWasmChanges, jpegWasm);
  writeFileSync(join(outDir, 'jpeg.wasm'), wasm, 'latin1');
  // BudouX's package entry brings a DOM along; its parser and its Japanese model need none.
  patch('budoux/module/parser.js', [], 'budoux-parser.mjs');
  patch('budoux/module/data/models/ja.js', [], 'budoux-ja.mjs');
  writeFileSync(
    join(outDir, 'budoux-parser.d.mts'),
    'export declare class Parser {\n  constructor(model: object);\n  parseBoundaries(sentence: string): number[];\n}\n',
  );
  writeFileSync(join(outDir, 'jpeg.d.mts'), JPEG_TYPES);
  writeFileSync(join(outDir, 'budoux-ja.d.mts'), 'export declare const model: object;\n');
  writeFileSync(join(outDir, 'satori.d.mts'), "export { default, init } from 'satori/standalone';\n");
  writeFileSync(
    join(outDir, 'harfbuzz.d.mts'),
    "export declare function startHarfBuzz(wasm: WebAssembly.Module): Promise<typeof import('harfbuzzjs')>;\n",
  );
  writeFileSync(
    join(outDir, 'resvg.d.mts'),
    "export declare function startResvg(wasm: WebAssembly.Module): Pick<typeof import('@resvg/resvg-wasm'), 'Resvg'>;\n",
  );
}

/** The part of libjpeg-turbo's glue that presscard calls; the package has no types. */
const JPEG_TYPES = `export interface JpegEncoder {
  /** Where the pixels go: RGB, a byte each. */
  getDecodedBuffer(frame: { width: number; height: number; bitsPerSample: number; componentCount: 3; isSigned: false }): Uint8Array;
  setProgressive(isProgressive: boolean): void;
  setQuality(quality: number): void;
  /** 0 is 4:4:4, 2 is 4:2:0. */
  setSubSampling(sampling: 0 | 1 | 2): void;
  encode(): void;
  /** In memory of its own. */
  getEncodedBuffer(): Uint8ClampedArray;
  /** Gives its memory back to the instance. */
  delete(): void;
}
declare const start: (options: {
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object;
}) => Promise<{ JPEGEncoder: new () => JpegEncoder }>;
export default start;
`;

function asItIs(source: string, _folder: string): string {
  return source;
}

/**
 * With the packages that it imports, in the versions that it was made for: the copy stands in another package, whose
 * neighbours may be of other versions or, under a package manager that is strict, not there.
 */
function withDependencies(source: string, folder: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker'],
    minify: true,
    legalComments: 'inline',
  });
  return outputFiles[0]!.text;
}

function packageOf(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}
