import fc from 'fast-check';
import { expect } from 'vitest';
import type { BlobStore, Item } from '../../src/store/port.ts';

/** An item of so many bytes, all of one value, so that two can be told apart. */
export const itemOf = (length: number, fill = 1, tags: readonly string[] = []): Item => ({
  bytes: new Uint8Array(length).fill(fill),
  contentType: 'image/png',
  tags,
});

/** An item as plain data: a store may hand out any view of its bytes. */
export const plain = (item: Item | undefined) => item && { ...item, bytes: [...item.bytes] };

const key = fc.constantFrom('a', 'b', 'B', 'ab', 'a.b', 'c');
const tag = fc.constantFrom('article-1', 'article-2', 'card-a', 'photo-x', 'kid-k', 'outlet-o');
/** One thing that somebody does with a store. */
export const step = fc.oneof(
  fc.record({
    does: fc.constant('put' as const),
    key,
    length: fc.nat({ max: 300 }),
    fill: fc.nat({ max: 255 }),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
  }),
  fc.record({ does: fc.constant('get' as const), key }),
  fc.record({ does: fc.constant('delete' as const), key }),
  fc.record({ does: fc.constant('purge' as const), tag }),
  fc.record({ does: fc.constant('list' as const), prefix: fc.constantFrom('', 'a', 'b', 'z') }),
  fc.constant({ does: 'restart' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? Exclude<T, { does: 'restart' }> : never;

/** Takes a step on the store and on a Map, which is the model of what it must answer. */
export async function take(one: Step, store: BlobStore, model: Map<string, Item>): Promise<void> {
  if (one.does === 'put') {
    const item = itemOf(one.length, one.fill, one.tags);
    await store.put(one.key, item);
    model.set(one.key, item);
  } else if (one.does === 'get') {
    expect(plain(await store.get(one.key))).toEqual(plain(model.get(one.key)));
  } else if (one.does === 'delete') {
    await store.delete(one.key);
    model.delete(one.key);
  } else if (one.does === 'purge') {
    const tagged = [...model].filter(([, { tags }]) => tags.includes(one.tag));
    expect(await store.deleteTagged(one.tag)).toBe(tagged.length);
    for (const [held] of tagged) model.delete(held);
  } else {
    expect(await store.list(one.prefix)).toEqual(
      [...model.keys()].filter((held) => held.startsWith(one.prefix)).sort(),
    );
  }
}
