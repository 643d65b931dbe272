import { fileURLToPath } from 'node:url';
import { cardPath } from '../cards.ts';
import { Client, isCard, isFallback, type Answer } from '../client.ts';
import { counted, growth, residentMb, spreadOf, watchMemory } from '../observe.ts';
import { Faults, timed, type Outcome } from '../outcome.ts';
import { fromTypeScript, startService, type Keys } from '../service-process.ts';

const CONNECTIONS = 24;
/** Cards that everybody shares at the moment. */
const POPULAR = 300;
const FIRST_NEW = 100_000;

/** A long time of mixed requests over a store that fails at random: every answer is a card, a 304 or a 429. */
export async function soak(
  keys: Keys,
  { seconds, folder, store }: { seconds: number; folder: string; store: string },
): Promise<Outcome> {
  const service = await startService({
    folder,
    env: { ...keys.env, PRESSCARD_STORE: store },
    script: fromTypeScript(fileURLToPath(new URL('../server.ts', import.meta.url))),
  });
  const client = new Client(service.url, CONNECTIONS);
  const faults = new Faults();
  const times: number[] = [];
  const seen = { full: 0, lesser: 0, notModified: 0, refused: 0 };
  const note = (answer: Answer): void => {
    times.push(answer.ms);
    if (answer.status === 304) seen.notModified += 1;
    else if (answer.status === 429) seen.refused += 1;
    else if (!isCard(answer)) faults.expect(false, `no card but ${answer.status}`);
    else seen[isFallback(answer) ? 'lesser' : 'full'] += 1;
  };
  let newest = FIRST_NEW;
  const oneRequest = async (): Promise<void> => {
    const dice = Math.random();
    if (dice < 0.1) return note(await client.get(await cardPath(keys.key, newest++)));
    const path = await cardPath(keys.key, Math.floor(Math.random() ** 3 * POPULAR));
    if (dice < 0.15) return note(await client.get(`${path}?utm=${newest}`));
    const answer = await client.get(path);
    note(answer);
    const { etag } = answer.headers;
    if (dice < 0.25 && typeof etag === 'string') note(await client.get(path, { 'if-none-match': etag }));
  };
  const endMs = performance.now() + seconds * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < endMs) {
      await oneRequest().catch((error: unknown) => faults.expect(false, `no answer: ${String(error)}`));
    }
  };
  const memoryOnTheWay: number[] = [];
  const watch = setInterval(() => memoryOnTheWay.push(residentMb(service.pid) ?? Number.NaN), seconds * 200);
  const { result, grown } = await growth(service, 'presscard_renders_total', () =>
    watchMemory(service.pid, () => timed(() => Promise.all(Array.from({ length: CONNECTIONS }, worker)))),
  );
  clearInterval(watch);
  const storeErrors = await counted(service, 'presscard_store_errors_total');
  faults.expect(storeErrors > 0, 'the store never failed, so nothing was tried');
  await client.close();
  service.kill('SIGTERM');
  const how = await service.ended;
  faults.expect(how === 0, `the service ended with ${how}`);
  return {
    title: `a soak of ${seconds} s with a store that fails`,
    requests: times.length,
    seconds: result.result.seconds,
    spread: spreadOf(times),
    renders: grown,
    memory: result.memory,
    notes: [
      `${storeErrors} failures of the store; ${seen.full} cards, ${seen.lesser} lesser ones, ${seen.notModified} 304, ${seen.refused} 429`,
      `memory at each fifth of the time: ${memoryOnTheWay.join(', ')} MB`,
    ],
    faults: faults.list,
  };
}
