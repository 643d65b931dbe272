import * as z from 'zod';
import { PresscardError } from '../errors.ts';
import { isTag } from '../store/key.ts';
import type { Item } from '../store/port.ts';

/** A withdrawal as it is kept. */
export interface Takedown {
  /** What is withdrawn: an article, one card, or every card with a photo, by its cache tag. */
  readonly tag: string;
  /** When, as ISO 8601 in UTC; undefined when the record is damaged, which withdraws all the same. */
  readonly at?: string | undefined;
  /** The id of the API key, never the key. */
  readonly by?: string | undefined;
  /** For the desk's own list; no reader sees it. */
  readonly reason?: string | undefined;
}

const schema = z.object({
  tag: z.string(),
  at: z.string(),
  by: z.string().optional(),
  reason: z.string().optional(),
});

const KEY_START = 'takedown.';

/** The record's key says what is withdrawn, so a listing is enough to know it, and a damaged record still counts. */
export const keyOfTag = (tag: string): string => KEY_START + tag;
export const tagOfKey = (key: string): string => key.slice(KEY_START.length);
export const everyTakedown = KEY_START;

/** @throws PresscardError `takedown_invalid`: an outlet or a key is never withdrawn this way. */
export function checkTag(tag: string): void {
  if (isTag(tag) && /^(article|card|photo)-./.test(tag)) return;
  throw new PresscardError('takedown_invalid', 'A takedown names an article, a card or a photo by its tag.', {
    fields: [{ field: 'tag', rule: 'article-…, card-… or photo-…' }],
  });
}

export function recordOf(takedown: Takedown): Item {
  const bytes = new TextEncoder().encode(JSON.stringify(takedown));
  return { bytes, contentType: 'application/json', tags: [] };
}

/** @returns the record's details; only the tag when it cannot be read. */
export function takedownOf(tag: string, item: Item | undefined): Takedown {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(item?.bytes)));
  } catch {
    return { tag };
  }
}
