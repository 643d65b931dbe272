declare module 'hyphen' {
  /** Levels, trie of patterns, and by word the positions of the exceptions. */
  export type PatternsDefinition = [levels: number[][], trie: object, exceptions: Record<string, number[]>];

  export default function createHyphenator(
    patterns: PatternsDefinition,
    options: { html: boolean; hyphenChar: string; minWordLength: number },
  ): (text: string) => string;
}
