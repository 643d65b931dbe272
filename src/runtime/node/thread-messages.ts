import { PresscardError, type FaultCode, type FieldFault } from '../../errors.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import type { PaintedCard } from '../../render/renderer.ts';
import { causeOf } from '../../serve/problem.ts';

/** What a thread is told when it starts (`workerData`). */
export interface ThreadSettings {
  /** Address of the module that makes the press. */
  readonly pressModule: string;
  /** Outlets beside the built-in ones, as plain data. */
  readonly outlets: readonly OutletInput[];
}

/** What comes from a thread; what goes to it is a `RenderJob`. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'card'; readonly card: PaintedCard }
  | { readonly kind: 'fault'; readonly fault: FaultMessage; readonly isBroken: boolean };

/** A PresscardError as plain data: a class does not survive the way between threads. */
export interface FaultMessage {
  readonly code: FaultCode;
  readonly message: string;
  readonly fields: readonly FieldFault[];
  readonly retryAfterS: number | undefined;
  /** What failed underneath, on one line, for the log. */
  readonly cause: string | undefined;
}

/** Whatever was thrown, as a message; what is no PresscardError is `render_failed`. */
export function writeFault(error: unknown): FaultMessage {
  if (error instanceof PresscardError) {
    const { code, message, fields, retryAfterS, cause } = error;
    return { code, message, fields, retryAfterS, cause: cause === undefined ? undefined : causeOf(cause) };
  }
  const message = 'The card could not be rendered.';
  return { code: 'render_failed', message, fields: [], retryAfterS: undefined, cause: causeOf(error) };
}

export function readFault({ code, message, fields, retryAfterS, cause }: FaultMessage): PresscardError {
  return new PresscardError(code, message, { fields, retryAfterS, cause: cause && new Error(cause) });
}
