/** Files that wrangler bundles: WebAssembly as a compiled module, fonts as bytes. */
declare module '*/satori-harfbuzz.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
declare module 'satori/layout.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
declare module '@resvg/resvg-wasm/index_bg.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
declare module '*.woff' {
  const bytes: ArrayBuffer;
  export default bytes;
}
declare module '@takumi-rs/wasm/takumi_wasm_bg.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
