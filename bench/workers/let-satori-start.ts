import harfbuzz from '../../generated/bench/satori-harfbuzz.wasm';

/**
 * satori 0.63 does not start on workerd as shipped: its HarfBuzz asks for `location`, and it instantiates
 * itself from bytes, which workerd allows for imported modules only. This gives it both, once; every other
 * call of `WebAssembly.instantiate` stays as it is. Called before satori is imported.
 */
export function letSatoriStart(): void {
  const instantiate = WebAssembly.instantiate;
  const instantiateHarfBuzz = async (
    source: BufferSource | WebAssembly.Module,
    imports?: WebAssembly.Imports,
  ): Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource> => {
    if (source instanceof WebAssembly.Module) return instantiate(source, imports);
    WebAssembly.instantiate = instantiate;
    return { instance: await instantiate(harfbuzz, imports), module: harfbuzz };
  };
  WebAssembly.instantiate = instantiateHarfBuzz as typeof instantiate;
  Object.defineProperty(globalThis, 'location', { value: { href: 'https://bench.invalid/' } });
}
