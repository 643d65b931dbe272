import type { Card } from './cards.ts';

/** Where an engine runs; engines are compared within one runtime only. */
export type Runtime = 'node' | 'workerd';

/** A card as PNG, with a photo as JPEG: what each file of `engines/` and `workers/` provides. */
export type Painter = (card: Card) => Promise<Uint8Array>;

/** What something took. */
export interface Effort {
  /** From the call of the painter, or from the request, to the last byte. */
  readonly ms: number;
  /** CPU time of the engine's process meanwhile, all of its threads; undefined where the system does not tell. */
  readonly cpuMs: number | undefined;
}

export interface Painted extends Effort {
  readonly picture: Uint8Array;
}

/** A painter in a process of its own, so that no engine's memory and garbage slow another one down. */
export interface Engine {
  /** Its processes. */
  readonly pids: readonly number[];
  paint(card: Card): Promise<Painted>;
  /** Where `paint` asks over HTTP: what it takes until the same worker has answered as many ready bytes. */
  fetchBytes?(count: number): Promise<Effort>;
  close(): Promise<void>;
}

/** An engine that can be chosen; nothing of it is loaded before `open`. */
export interface EngineEntry {
  /** Its name for `--only` and in the files. */
  readonly id: string;
  /** Its name in the table, with the versions that are installed. */
  readonly label: string;
  readonly runtime: Runtime;
  /** Which cards it is timed on: those of every script and with photos, or the Latin one only. */
  readonly cards: 'all' | 'latin';
  /** presscard itself. */
  readonly isOwn: boolean;
  open(): Promise<Engine>;
}
