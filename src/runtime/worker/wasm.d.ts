/** workerd hands a `.wasm` import over as a compiled module. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

declare module 'cloudflare:workers' {
  /** Keeps the isolate at work on this after the answer to the current request has gone. */
  export function waitUntil(task: Promise<unknown>): void;
}
