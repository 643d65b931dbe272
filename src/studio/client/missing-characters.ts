/** The characters that a warning of `glyph_missing` names by their code points. */
export function missingCharacters(message: string): readonly string[] {
  return [...message.matchAll(/\(U\+([0-9A-F]{4,6})\)/g)].map(([, code]) =>
    String.fromCodePoint(Number.parseInt(code!, 16)),
  );
}
