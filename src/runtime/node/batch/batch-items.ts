import type { BatchItem } from '../../../batch/item.ts';
import type { FieldMap } from '../../../batch/read/fields.ts';
import { readItems } from '../../../batch/read/read-items.ts';
import type { GuardedFetch } from '../../../guard/guarded-fetch.ts';
import { openAddress, openInput } from './open-input.ts';
import { readTable } from './read-table.ts';

interface ItemsOptions {
  readonly fetchGuarded: GuardedFetch;
  readonly map: FieldMap;
  readonly outlet?: string | undefined;
  readonly warn: (message: string) => void;
}

/** The articles of an INPUT of the command line, and how many there are, as well as that is known by now. */
export async function batchItems(
  input: string,
  { fetchGuarded, ...options }: ItemsOptions,
): Promise<{ items: AsyncGenerator<BatchItem>; expected: () => number | undefined }> {
  const opened = await openInput(input, fetchGuarded);
  let articles = opened.articles;
  let taken = 0;
  let isOver = false;
  const items = readItems(opened.input, {
    ...options,
    readTable,
    open: async (url) => (await openAddress(url, fetchGuarded)).bytes,
    expect: (number) => (articles = number),
  });
  async function* counted(): AsyncGenerator<BatchItem> {
    for await (const item of items) {
      taken += 1;
      yield item;
    }
    isOver = true;
  }
  return {
    items: counted(),
    expected() {
      if (articles !== undefined) return articles;
      if (isOver) return taken;
      const share = opened.readShare?.() ?? 0;
      // A file that is read already says nothing of how many articles are left in it.
      return share === 0 || share === 1 ? undefined : Math.round(taken / share);
    },
  };
}
