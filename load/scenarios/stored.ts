import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, isCard, type Answer } from '../client.ts';
import { cardPath } from '../cards.ts';
import { counted, cpuMs, spreadOf, watchMemory } from '../observe.ts';
import { Faults, type Outcome } from '../outcome.ts';
import { fromTypeScript, startService, type Keys, type ServiceProcess } from '../service-process.ts';

const CONNECTIONS = 64;
/** The two take turns, so that whatever else runs on the machine meets both. */
const TURNS = 4;

/** A card that is in the store, asked for all the time, beside a bare route that answers the same bytes. */
export async function stored(
  service: ServiceProcess,
  { key }: Keys,
  { seconds, folder }: { seconds: number; folder: string },
): Promise<Outcome[]> {
  const { v } = (await (await fetch(new URL('/v1/design?outlet=harbour-post', service.url))).json()) as {
    v: string;
  };
  const path = await cardPath(key, 0, v);
  const faults = new Faults();
  const client = new Client(service.url, CONNECTIONS);
  const first = await client.get(path);
  faults.expect(isCard(first), `the card was answered ${first.status}`);
  const file = join(folder, 'card.png');
  writeFileSync(file, first.bytes);
  const bare = await startService({
    folder,
    env: {},
    script: fromTypeScript(fileURLToPath(new URL('../bare.ts', import.meta.url)), file),
  });
  const bareClient = new Client(bare.url, CONNECTIONS);
  const rendersBefore = await counted(service, 'presscard_renders_total');
  const times: Record<'own' | 'bare', number[]> = { own: [], bare: [] };
  const cpuBefore = [cpuMs(service.pid), cpuMs(bare.pid)] as const;
  const { memory } = await watchMemory(service.pid, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      times.bare.push(...(await hammer(bareClient, '/', seconds / TURNS)));
      const check = (answer: Answer): void => {
        const isSame = answer.status === 200 && answer.bytes.length === first.bytes.length;
        faults.expect(isSame, `a stored card was answered ${answer.status}`);
      };
      times.own.push(...(await hammer(client, path, seconds / TURNS, check)));
    }
  });
  await Promise.all([client.close(), bareClient.close()]);
  const spent = [
    cpuEach(service.pid, cpuBefore[0], times.own.length),
    cpuEach(bare.pid, cpuBefore[1], times.bare.length),
  ];
  bare.kill('SIGTERM');
  const outcome = (title: string, all: readonly number[]) => ({
    title,
    requests: all.length,
    seconds,
    spread: spreadOf(all),
    notes: [],
    faults: [],
  });
  const share = times.own.length / times.bare.length;
  return [
    { ...outcome('a bare Hono route with the same bytes', times.bare) },
    {
      ...outcome('a stored card', times.own),
      renders: (await counted(service, 'presscard_renders_total')) - rendersBefore,
      memory,
      notes: [
        `${first.bytes.length} bytes; ${share.toFixed(2)} of the bare route's requests a second; ${spent[0]} µs of CPU a request, the bare route ${spent[1]}`,
      ],
      faults: faults.list,
    },
  ];
}

/** Microseconds of CPU since then, for each of so many requests. */
function cpuEach(pid: number, beforeMs = Number.NaN, requests: number): string {
  return ((((cpuMs(pid) ?? Number.NaN) - beforeMs) / requests) * 1_000).toFixed(0);
}

/** @returns ms of each answer. */
async function hammer(
  client: Client,
  path: string,
  seconds: number,
  check: (answer: Answer) => void = () => undefined,
): Promise<number[]> {
  const times: number[] = [];
  const endMs = performance.now() + seconds * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < endMs) {
      const answer = await client.get(path);
      check(answer);
      times.push(answer.ms);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return times;
}
