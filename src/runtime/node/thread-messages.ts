import { PresscardError, type FaultCode, type FieldFault } from '../../errors.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import type { PaintedCard, RenderJob } from '../../render/renderer.ts';
import { causeOf } from '../../cause-of.ts';
import type { Found } from '../../source/found.ts';

/** What a thread is told when it starts (`workerData`). */
export interface ThreadSettings {
  /** Address of the module that makes the press. */
  readonly pressModule: string;
  /** Outlets beside the built-in ones, as plain data. */
  readonly outlets: readonly OutletInput[];
}

/** What goes to a thread: a card to render, or a page to read. */
export type ThreadJob =
  | { readonly kind: 'card'; readonly job: RenderJob }
  | { readonly kind: 'page'; readonly page: Page };

/** A page's HTML, and where it was found. */
export interface Page {
  readonly html: string;
  readonly url?: string | undefined;
}

/** What comes from a thread. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'card'; readonly card: PaintedCard }
  | { readonly kind: 'page'; readonly found: Found }
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
