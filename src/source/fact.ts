/** Where on a page, or where else, the value of a field was found. */
export type FactSource =
  | 'json-ld'
  | 'microdata'
  | 'open graph'
  | 'meta'
  | 'title'
  | 'dom'
  | 'url'
  | 'text'
  /** Whoever asks said it. */
  | 'given';

/** A value with where it was found, and how far to trust it. */
export interface Fact<Value = string> {
  readonly value: Value;
  readonly source: FactSource;
  /** What exactly it was there: `og:title`, `datePublished`, `stated twice near the date`. */
  readonly detail: string;
  /** 0 to 1; below 0.5 it is a guess that a person should see. */
  readonly confidence: number;
}
