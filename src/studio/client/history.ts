/** What can be undone: whole states, so that one step may change many fields. */
export interface History<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** What the last step was about, and when: keystrokes in one field within a moment are one step. */
  readonly last: { readonly about: string; readonly atMs: number } | undefined;
}

export const noHistory: History<never> = { past: [], future: [], last: undefined };

/** A pause in typing that ends a step. */
const ONE_STEP_MS = 900;
/** Steps that are kept: more than anybody goes back. */
const STEPS_MAX = 200;

/**
 * Remembers a state that is about to change.
 *
 * @param about the field that changes, or what was done to many.
 */
export function remember<T>(
  history: History<T>,
  now: T,
  { about, atMs }: { about: string; atMs: number },
): History<T> {
  const goesOn = history.last?.about === about && atMs - history.last.atMs < ONE_STEP_MS;
  const past = goesOn ? history.past : [...history.past, now].slice(-STEPS_MAX);
  return { past, future: [], last: { about, atMs } };
}

/** One step back; undefined where there is none. */
export function undo<T>({ past, future }: History<T>, now: T): { history: History<T>; state: T } | undefined {
  const state = past.at(-1);
  if (state === undefined) return undefined;
  return { state, history: { past: past.slice(0, -1), future: [now, ...future], last: undefined } };
}

/** One step forward again. */
export function redo<T>({ past, future }: History<T>, now: T): { history: History<T>; state: T } | undefined {
  const [state, ...rest] = future;
  if (state === undefined) return undefined;
  return { state, history: { past: [...past, now], future: rest, last: undefined } };
}
