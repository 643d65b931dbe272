import { PresscardError } from '../errors.ts';
import { STORE_KEY_MAX_CHARS, STORE_TAG_MAX_CHARS, STORE_TAGS_MAX } from '../limits.ts';
import type { Item } from './port.ts';

const allowed = /^[A-Za-z0-9._~:-]+$/;

/** Whether something can stand under this key; nothing ever stands under another. */
export function isKey(key: string): boolean {
  return key.length <= STORE_KEY_MAX_CHARS && allowed.test(key);
}

/** Whether an item can carry this tag. */
export function isTag(tag: string): boolean {
  return tag.length <= STORE_TAG_MAX_CHARS && allowed.test(tag);
}

/** @throws PresscardError `store_key_invalid`: keys and tags are made by presscard, so this is its own fault. */
export function checkPut(key: string, { tags }: Pick<Item, 'tags'>): void {
  if (!isKey(key) || tags.length > STORE_TAGS_MAX || !tags.every(isTag)) {
    throw new PresscardError(
      'store_key_invalid',
      `A key of the store is 1 to ${STORE_KEY_MAX_CHARS}, a tag 1 to ${STORE_TAG_MAX_CHARS} of the characters A-Z a-z 0-9 . _ ~ : -, and an item has at most ${STORE_TAGS_MAX} tags. Use a digest.`,
    );
  }
}
