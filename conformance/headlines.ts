import { existsSync, readFileSync } from 'node:fs';
import type { Direction } from '../src/typeset/direction.ts';
import { ownHeadlines } from './test/fixtures/headlines.ts';
import { directionOfScript } from './scripts.ts';

/** A text to be set, with what its writer knows about it. */
export interface Headline {
  readonly id: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** ISO 15924. */
  readonly script: string;
  readonly dir: Direction;
  readonly text: string;
}

/** The corpus's headlines, where it is there, and our own after them. */
export function readHeadlines(corpus: URL): { headlines: Headline[]; hasCorpus: boolean } {
  const file = new URL('headlines.json', corpus);
  const hasCorpus = existsSync(file);
  const theirs = hasCorpus ? (JSON.parse(readFileSync(file, 'utf8')) as Headline[]) : [];
  const own = ownHeadlines.flatMap(({ script, lang, dir, texts }) =>
    texts.map((text, index): Headline => ({
      id: `own-${lang}-${script.toLowerCase()}-${index + 1}`,
      lang,
      script,
      dir: dir ?? directionOfScript(script),
      text,
    })),
  );
  return { headlines: [...theirs, ...own], hasCorpus };
}
