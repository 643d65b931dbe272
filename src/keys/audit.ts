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

/** The digest of a log's line, when it is the audit line of a card that was signed with this key. */
export function signedCardOf(line: string, kid: string): string | undefined {
  if (!line.includes(CARD_SIGNED)) return undefined;
  try {
    const fields: unknown = JSON.parse(line.slice(line.indexOf('{')));
    if (typeof fields !== 'object' || fields === null) return undefined;
    const { event, kid: signer, card } = fields as Readonly<Record<string, unknown>>;
    const fits = event === CARD_SIGNED && signer === kid && typeof card === 'string';
    return fits && /^[0-9a-f]{64}$/.test(card) ? card : undefined;
  } catch {
    return undefined; // a line cut short, or another program's
  }
}
