/** Where an engine runs; engines are compared within one runtime only. */
export type Runtime = 'node' | 'workerd';

/** A headline in, the card of the benchmark as PNG out: what each file of `engines/` and `workers/` provides. */
export type Painter = (headline: string) => Promise<Uint8Array>;

export interface Painted {
  readonly png: Uint8Array;
  /** From the call of the painter, or from the request, to the last byte. */
  readonly ms: number;
}

/** A painter in a process of its own, so that no engine's memory and garbage slow another one down. */
export interface Engine {
  paint(headline: string): Promise<Painted>;
  /** Where `paint` asks over HTTP: milliseconds until the same worker has answered as many ready bytes. */
  fetchBytesMs?(count: number): Promise<number>;
  close(): Promise<void>;
}

/** An engine that can be chosen; nothing of it is loaded before `open`. */
export interface EngineEntry {
  /** Its name for `--only` and in the files. */
  readonly id: string;
  /** Its name in the table, with the versions that are installed. */
  readonly label: string;
  readonly runtime: Runtime;
  open(): Promise<Engine>;
}
