/** The part of gifenc that presscard uses: its colour quantiser (pairwise nearest neighbours). */
declare module 'gifenc/dist/gifenc.esm.js' {
  export function quantize(
    rgba: Uint8Array,
    maxColours: number,
    options?: { readonly format?: 'rgb565' | 'rgb444' },
  ): [red: number, green: number, blue: number][];
}
