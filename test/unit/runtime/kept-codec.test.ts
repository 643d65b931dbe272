import { describe, expect, it } from 'vitest';
import { CODEC_KEPT_MAX_BYTES } from '../../../src/limits.ts';
import { keptCodec } from '../../../src/runtime/worker/kept-codec.ts';

const PAGE_BYTES = 64 * 1024;

/** Nothing but a memory of one page, exported as `m`. */
const module = new WebAssembly.Module(
  Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0),
);

function counted() {
  let started = 0;
  const codec = keptCodec(module, async (instantiate) => {
    started += 1;
    const memory = await new Promise<WebAssembly.Memory>((resolve) =>
      instantiate({}, ({ exports }) => resolve(exports['m'] as WebAssembly.Memory)),
    );
    return { number: started, memory };
  });
  return { codec, started: () => started };
}

/** What a picture of such a size does to it. */
const growTo = (bytes: number) => (one: { number: number; memory: WebAssembly.Memory }) => {
  const more = Math.ceil((bytes - one.memory.buffer.byteLength) / PAGE_BYTES);
  if (more > 0) one.memory.grow(more);
  return one.number;
};

describe('a wasm codec', () => {
  it('serves one picture after the other, also those that come at the same time', async () => {
    const { codec, started } = counted();
    const numbers = await Promise.all([1, 2, 3].map(() => codec.use(({ number }) => number)));
    expect(numbers).toEqual([1, 1, 1]);
    expect(await codec.use(({ number }) => number)).toBe(1);
    expect(started()).toBe(1);
  });

  it('is not asked again once a picture broke it', async () => {
    const { codec } = counted();
    const broken = codec.use(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
    await expect(broken).rejects.toThrow('unreachable');
    expect(await codec.use(({ number }) => number)).toBe(2);
  });

  it('goes with the picture that made its memory larger than what is kept', async () => {
    const { codec } = counted();
    expect(await codec.use(growTo(CODEC_KEPT_MAX_BYTES))).toBe(1);
    expect(await codec.use(growTo(CODEC_KEPT_MAX_BYTES + 1))).toBe(1);
    expect(await codec.use(growTo(0))).toBe(2);
  });

  it('goes where its memory is needed', async () => {
    const { codec } = counted();
    await codec.use(({ number }) => number);
    codec.forget();
    expect(await codec.use(({ number }) => number)).toBe(2);
  });
});
