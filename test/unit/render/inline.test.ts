import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { startHarfBuzz } from '../../../generated/engines/harfbuzz.mjs';
import satori, { init } from '../../../generated/engines/satori.mjs';
import { createPress, type Press } from '../../../src/index.ts';
import { nodePorts } from '../../../src/node.ts';
import type { EngineSet } from '../../../src/ports.ts';
import { inlineRenderer } from '../../../src/render/inline.ts';
import { wasmRaster } from '../../../src/runtime/wasm-raster.ts';
import { articles } from '../../fixtures/articles.ts';
import { trappable, trapping } from '../../fixtures/render/faulty.tsx';
import { rememberingLog } from '../../press.ts';

const { resolve } = createRequire(import.meta.url);
const compile = async (path: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(resolve(path)));
const [harfbuzzWasm, layoutWasm, resvgWasm] = await Promise.all([
  compile('harfbuzzjs/dist/harfbuzz.wasm'),
  compile('satori/layout.wasm'),
  compile('@resvg/resvg-wasm/index_bg.wasm'),
]);

async function startEngines(): Promise<EngineSet> {
  await init(layoutWasm);
  return {
    engines: { harfbuzz: await startHarfBuzz(harfbuzzWasm), satori },
    raster: trappable(wasmRaster(resvgWasm)),
  };
}

const log = rememberingLog();

/** A press that a test may break. */
const breakablePress = async (): Promise<Press> =>
  createPress({ ports: { ...nodePorts({ log }), ...(await startEngines()) }, templates: [trapping] });

const job = { article: articles.emoji };
const trap = { ...job, options: { template: 'trapping' } };

describe('an engine that broke', () => {
  it('is thrown away with the fonts in its memory, and the next card is the same', async () => {
    const renderer = inlineRenderer(await breakablePress(), { freshEngines: startEngines });
    const { bytes } = await renderer.render(job);
    for (let time = 0; time < 3; time++) {
      await expect(renderer.render(trap)).rejects.toMatchObject({ code: 'render_failed' });
      expect((await renderer.render(job)).bytes).toEqual(bytes);
    }
    expect(log.lines.filter(({ event }) => event === 'engines_started_again')).toHaveLength(3);
  });

  it('is replaced once, however many cards it took with it', async () => {
    let starts = 0;
    const freshEngines = (): Promise<EngineSet> => {
      starts += 1;
      return startEngines();
    };
    const renderer = inlineRenderer(await breakablePress(), { freshEngines });
    const answers = await Promise.allSettled([trap, trap, trap].map((one) => renderer.render(one)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(renderer.render(job)).resolves.toMatchObject({ template: 'classic' });
    expect(starts).toBe(1);
  });

  it('that cannot be started again fails the next card, and is tried once more for the one after it', async () => {
    let starts = 0;
    const renderer = inlineRenderer(await breakablePress(), {
      freshEngines: () => {
        starts += 1;
        return starts === 1 ? Promise.reject(new Error('no memory')) : startEngines();
      },
    });
    await expect(renderer.render(trap)).rejects.toMatchObject({ code: 'render_failed' });
    await expect(renderer.render(job)).rejects.toMatchObject({ code: 'render_failed' });
    await expect(renderer.render(job)).resolves.toMatchObject({ template: 'classic' });
    expect(starts).toBe(2);
  });

  it('is not looked for behind an input that makes no card', async () => {
    const renderer = inlineRenderer(await breakablePress(), {
      freshEngines: () => Promise.reject(new Error('engines were started for nothing')),
    });
    await expect(renderer.render({ article: {} })).rejects.toMatchObject({ code: 'headline_missing' });
    await expect(renderer.render(job)).resolves.toMatchObject({ template: 'classic' });
  });
});

describe('engines that are worn out', () => {
  it('start anew with the next card, which is the same', async () => {
    let starts = 0;
    const renderer = inlineRenderer(await breakablePress(), {
      freshEngines: () => {
        starts += 1;
        return startEngines();
      },
      isWorn: () => starts === 0,
    });
    const { bytes } = await renderer.render(job);
    expect(starts).toBe(0);
    for (let time = 0; time < 2; time++) expect((await renderer.render(job)).bytes).toEqual(bytes);
    expect(starts).toBe(1);
  });
});
