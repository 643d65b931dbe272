import { CODEC_KEPT_MAX_BYTES } from '../../limits.ts';

/** Makes an instance of the codec's module, as the glue of Emscripten asks for it. */
export type Instantiate = (
  imports: WebAssembly.Imports,
  receive: (instance: WebAssembly.Instance) => void,
) => WebAssembly.Exports;

/** A codec that one picture after the other is given to. */
export interface KeptCodec<Codec> {
  /** @param work is done at a stretch, so that no other picture comes between, and keeps nothing of the codec's memory. */
  use<T>(work: (codec: Codec) => T): Promise<T>;
  /** Lets go of the instance, where the memory is needed. */
  forget(): void;
}

/**
 * A codec whose instance serves the next picture, too. A new one for each leaves its memory, tens of MB for a card,
 * to the collector, which then stops every fourth card for 50 ms. One that grew large goes, since a wasm memory never
 * shrinks, and so does one that failed, which is of no more use.
 */
export function keptCodec<Codec>(
  module: WebAssembly.Module,
  start: (instantiate: Instantiate) => Promise<Codec>,
): KeptCodec<Codec> {
  type Running = Promise<{ codec: Codec; memory: WebAssembly.Memory | undefined }>;
  let kept: Running | undefined;
  const begin = async (): Running => {
    let memory: WebAssembly.Memory | undefined;
    const codec = await start((imports, receive) => {
      const instance = new WebAssembly.Instance(module, imports);
      memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
      receive(instance);
      return instance.exports;
    });
    return { codec, memory };
  };
  return {
    async use(work) {
      const running = (kept ??= begin());
      let isFit = false;
      try {
        const { codec, memory } = await running;
        const result = work(codec);
        isFit = memory !== undefined && memory.buffer.byteLength <= CODEC_KEPT_MAX_BYTES;
        return result;
      } finally {
        if (!isFit && kept === running) kept = undefined;
      }
    },
    forget: () => void (kept = undefined),
  };
}
