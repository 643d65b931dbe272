/** A process that writes cards until it is killed: `store-writer.ts FOLDER SEED`. It tells a line a card. */
import { diskStore } from '../../src/runtime/node/disk-store.ts';
import { jsonLinesLog } from '../../src/runtime/node/json-lines-log.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { CRASH_BOUND_BYTES, writtenItem, writtenKey } from './store-written.ts';

const [folder = '', seed = '0'] = process.argv.slice(2);
const { cards, photos } = diskStore({
  folder,
  cardsMaxBytes: CRASH_BOUND_BYTES,
  photosMaxBytes: Infinity,
  log: jsonLinesLog,
  clock: systemClock,
});
for (let at = Number(seed); ; at++) {
  const [key, item] = [writtenKey(at), writtenItem(at)];
  await Promise.all([
    cards.put(key, item),
    at % 10 === 0 ? photos.put(key, item) : undefined,
    cards.get(key),
  ]);
  process.stdout.write(`${at}\n`);
}
