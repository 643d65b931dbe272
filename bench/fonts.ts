/** A face of the card: how the layout calls it, and the file of the package that holds its Latin letters. */
export interface Face {
  /** Without the digit of the real name, which CSS would want in quotes. */
  readonly name: 'Source Serif' | 'Source Sans';
  readonly weight: 400 | 700;
  readonly style: 'normal';
  /** Module path without its extension: every engine takes the format that it documents. */
  readonly file: string;
}

export const faces = [
  {
    name: 'Source Serif',
    weight: 700,
    style: 'normal',
    file: '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal',
  },
  {
    name: 'Source Sans',
    weight: 400,
    style: 'normal',
    file: '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal',
  },
  {
    name: 'Source Sans',
    weight: 700,
    style: 'normal',
    file: '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal',
  },
] as const satisfies readonly Face[];
