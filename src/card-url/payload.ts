import { PresscardError } from '../errors.ts';
import { CARD_DEPTH_MAX } from '../limits.ts';

/**
 * The payload of an address as plain data, safe to hand to a schema: no `__proto__`, no half characters,
 * bounded depth, and without the members that say nothing (`null`, the empty text), which the JSON writers
 * of some languages leave in.
 *
 * @param payload base64url in its one spelling, see `readCardAddress`.
 * @throws PresscardError `card_invalid`
 */
export function decodePayload(payload: string): object {
  let value: unknown;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new PresscardError('card_invalid', 'The payload is not base64url of UTF-8 JSON.', { cause });
  }
  return plainObject(value);
}

/**
 * The same checks for a card that came as JSON already.
 *
 * @throws PresscardError `card_invalid`
 */
export function plainObject(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PresscardError('card_invalid', 'A card is a JSON object.');
  }
  return plain(value, 1) as object;
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return wholeText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > CARD_DEPTH_MAX) {
    throw new PresscardError('card_invalid', `A card is nested at most ${CARD_DEPTH_MAX} deep.`);
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  const entries: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') throw new PresscardError('card_invalid', 'A card has no member __proto__.');
    if (member === null || member === '') continue;
    entries.push([wholeText(name), plain(member, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function wholeText(text: string): string {
  if (text.isWellFormed()) return text;
  throw new PresscardError('card_invalid', 'A text of the card has half a character (a lone surrogate).');
}
