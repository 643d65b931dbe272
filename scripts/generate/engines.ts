/**
 * Makes satori and HarfBuzz loadable in workerd, which compiles WebAssembly from imported modules only and
 * has no `location`. Both copies are made from the installed packages, so an upgrade cannot leave them
 * stale, and each change must match exactly once: when a new version moves the place, the build stops here
 * with its name instead of a Worker that fails to start. Decision 2 has the reasons.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One replacement that must find its place exactly once. */
interface Change {
  readonly what: string;
  readonly pattern: RegExp;
  readonly replacement: string;
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
];

/** harfbuzzjs looks for its wasm beside itself, by file or by URL; here it gets the compiled module. */
export const harfbuzzChanges: readonly Change[] = [
  {
    what: 'the import of the loader',
    pattern: /import createHarfBuzz from "\.\/harfbuzz\.js";/g,
    replacement:
      'import createHarfBuzz from "./harfbuzz-loader.mjs";\nimport harfbuzzWasm from "harfbuzzjs/dist/harfbuzz.wasm";',
  },
  {
    what: 'the call of the loader',
    pattern: /await createHarfBuzz\(\)/g,
    replacement: `await createHarfBuzz({
	instantiateWasm(imports, receive) {
		WebAssembly.instantiate(harfbuzzWasm, imports).then((instance) => receive(instance, harfbuzzWasm));
		return {};
	}
})`,
  },
];

/** With Node's compatibility flag workerd passes for Node, and the loader would ask for files. */
export const harfbuzzLoaderChanges: readonly Change[] = [
  {
    what: 'the test for Node',
    pattern: /ENVIRONMENT_IS_NODE=typeof process=="object"[^;]*;/g,
    replacement: 'ENVIRONMENT_IS_NODE=false;',
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
    return text.replace(pattern, () => replacement);
  }, source);
}

export function generateEngines({ packagesDir, outDir }: { packagesDir: string; outDir: string }): void {
  mkdirSync(outDir, { recursive: true });
  const patch = (from: string, changes: readonly Change[], to: string): void => {
    const source = readFileSync(join(packagesDir, from), 'utf8').replace(/\n\/\/# sourceMappingURL=\S*/g, '');
    const version = JSON.parse(
      readFileSync(join(packagesDir, from.split('/')[0]!, 'package.json'), 'utf8'),
    ).version;
    const head = `// Made from ${from} of version ${version} by scripts/generate/engines.ts; its licence is that of the package.\n`;
    writeFileSync(join(outDir, to), head + applyChanges(source, changes, from));
  };
  patch('satori/dist/standalone.js', satoriChanges, 'satori.mjs');
  patch('harfbuzzjs/dist/index.mjs', harfbuzzChanges, 'harfbuzz.mjs');
  patch('harfbuzzjs/dist/harfbuzz.js', harfbuzzLoaderChanges, 'harfbuzz-loader.mjs');
  // BudouX's package entry brings a DOM along; its parser and its Japanese model need none.
  patch('budoux/module/parser.js', [], 'budoux-parser.mjs');
  patch('budoux/module/data/models/ja.js', [], 'budoux-ja.mjs');
  writeFileSync(
    join(outDir, 'budoux-parser.d.mts'),
    'export declare class Parser {\n  constructor(model: object);\n  parseBoundaries(sentence: string): number[];\n}\n',
  );
  writeFileSync(join(outDir, 'budoux-ja.d.mts'), 'export declare const model: object;\n');
  writeFileSync(join(outDir, 'satori.d.mts'), "export { default, init } from 'satori/standalone';\n");
  writeFileSync(join(outDir, 'harfbuzz.d.mts'), "export * from 'harfbuzzjs';\n");
}
