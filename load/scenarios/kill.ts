import { createHash } from 'node:crypto';
import { readSettings } from '../../src/settings/settings.ts';
import { nodeStore } from '../../src/runtime/node/service.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { cardPath, cardPaths, isWholeCard } from '../cards.ts';
import { Client, isCard, isFallback, sleep, type Answer } from '../client.ts';
import { counted, spreadOf } from '../observe.ts';
import { Faults, timed, type Outcome } from '../outcome.ts';
import { startService, type Keys, type ServiceProcess } from '../service-process.ts';

const ROUNDS = 3;
const CARDS = 400;
/** Killed when so many were answered: the next ones are being rendered and written. */
const KILLED_AFTER = 120;
const WITHDRAWN = 0;

/** `kill -9` while cards are written, a restart over the same folder, and again. */
export async function kill(
  keys: Keys,
  { folder, store }: { folder: string; store: string },
): Promise<Outcome> {
  const env = { ...keys.env, PRESSCARD_STORE: store };
  const faults = new Faults();
  const answered = new Map<string, string>();
  const times: number[] = [];
  const { seconds } = await timed(async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const service = await startService({ folder, env });
      await takedownHolds(service, keys, { isFirst: round === 0, faults });
      const paths = await cardPaths(keys.key, 200_000 + round * CARDS, CARDS);
      for (const [path, answer] of await askAndKill(service, paths)) {
        times.push(answer.ms);
        if (!isFallback(answer)) answered.set(path, digestOf(answer.bytes));
      }
    }
  });
  const stored = await checkFolder(store, faults);
  const service = await startService({ folder, env });
  await takedownHolds(service, keys, { isFirst: false, faults });
  const client = new Client(service.url, 16);
  for (const [path, digest] of answered) {
    const { answer } = await client.getPatiently(path);
    faults.expect(isCard(answer), `after the restart a card was answered ${answer.status}`);
    faults.expect(digestOf(answer.bytes) === digest, 'after the restart a card has other bytes');
  }
  const hits = await counted(service, 'presscard_hits_total', 'from="store"');
  faults.expect(hits > 0, 'no card outlived the kill');
  await client.close();
  service.kill('SIGTERM');
  await service.ended;
  return {
    title: `kill -9 in the middle of writes, ${ROUNDS} times`,
    requests: times.length + answered.size,
    seconds,
    spread: spreadOf(times),
    notes: [
      `${stored} cards in the folder, all whole; of ${answered.size} that had been answered, ${hits} came from it after the restart; the takedown held`,
    ],
    faults: faults.list,
  };
}

/** Asks for all at once and kills when some were answered. @returns the answers that came. */
async function askAndKill(
  service: ServiceProcess,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Answer>> {
  const client = new Client(service.url, 64);
  const answers = new Map<string, Answer>();
  const ask = async (path: string): Promise<void> => {
    const { answer } = await client.getPatiently(path);
    answers.set(path, answer);
    if (answers.size === KILLED_AFTER) service.kill('SIGKILL');
  };
  // The others find a dead connection: that is what a kill is.
  void Promise.allSettled(paths.map(ask));
  await service.ended;
  await client.destroy();
  await sleep(0);
  return answers;
}

async function takedownHolds(
  service: ServiceProcess,
  { key, token }: Keys,
  { isFirst, faults }: { isFirst: boolean; faults: Faults },
): Promise<void> {
  const client = new Client(service.url, 1);
  const path = await cardPath(key, WITHDRAWN);
  if (isFirst) {
    await client.get(path);
    const { status } = await client.post('/v1/takedowns', token, { card: path });
    faults.expect(status === 200, `the takedown was answered ${status}`);
  }
  const { status } = await client.get(path);
  faults.expect(status === 410, `a card that was taken down was answered ${status}`);
  await client.close();
}

/** Reads every card of the folder as the service does. @returns how many there are. */
async function checkFolder(folder: string, faults: Faults): Promise<number> {
  const { cards } = nodeStore(readSettings({ PRESSCARD_STORE: folder }), {
    clock: systemClock,
    log: { write: (_level, event) => faults.expect(false, `the store says ${event}`) },
  });
  const names = await cards.list('');
  for (const name of names) {
    const item = await cards.get(name);
    faults.expect(item !== undefined && isWholeCard(Buffer.from(item.bytes)), 'a file is no whole card');
  }
  return names.length;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
