import type { LogPort } from '../ports.ts';
import type { AllowList } from './key-ring.ts';

/** What is on record of every card that the service signs: which key, which card, for whom, when. */
export interface CardSigned {
  readonly kid: string;
  /** The card's full digest (`cardDigest`). A prefix could be met by trying, once a secret has leaked. */
  readonly card: string;
  readonly apiKey: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** The stable name of the audit line. */
export const CARD_SIGNED = 'card_signed';

export function logCardSigned(log: LogPort, signed: CardSigned): void {
  log.write('info', CARD_SIGNED, { ...signed });
}

/**
 * The allow-list of a frozen key, from its text: one digest a line; lines that begin with `#` say something
 * to people. `presscard keys allow` makes it from the log.
 */
export function readAllowList(text: string): AllowList {
  return new Set(text.split(/\s*\n\s*/).filter((line) => /^[0-9a-f]{64}$/.test(line)));
}

/**
 * The digests of the cards that were signed with this key, by a line of a log or of a batch's manifest, which has
 * them as `signed`.
 */
export function signedCardsOf(line: string, kid: string): readonly string[] {
  if (!line.includes(CARD_SIGNED) && !line.includes('"signed"')) return [];
  try {
    const fields: unknown = JSON.parse(line.slice(line.indexOf('{')));
    if (typeof fields !== 'object' || fields === null) return [];
    const { event, kid: signer, card, signed } = fields as Readonly<Record<string, unknown>>;
    if (event === CARD_SIGNED && signer === kid) return digests([card]);
    const { kid: of, cards } = (signed ?? {}) as Readonly<Record<string, unknown>>;
    return of === kid && Array.isArray(cards) ? digests(cards) : [];
  } catch {
    return []; // a line cut short, or another program's
  }
}

function digests(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) as string[];
}
