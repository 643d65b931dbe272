import { cardPath, cardPaths } from '../cards.ts';
import { Client, isCard, isFallback, type Answer } from '../client.ts';
import { cpuMs, growth, spreadOf, watchMemory } from '../observe.ts';
import { Faults, timed, type Outcome } from '../outcome.ts';
import type { Keys, ServiceProcess } from '../service-process.ts';

const CROWD = 1_000;
/** What a thousand cards may add: 64 MB of finished cards, the glyphs and fonts of the threads, sockets and buffers. */
const RISE_MAX_MB = 512;

/** A post that everybody opens: one new card, asked for by a thousand at once. */
export async function oneNewCard(service: ServiceProcess, { key }: Keys): Promise<Outcome> {
  const path = await cardPath(key, 10_001);
  const { faults, ...measured } = await crowd(service, (client) => client.get(path));
  for (const { bytes } of measured.answers)
    faults.expect(bytes.equals(measured.answers[0]!.bytes), 'an answer has other bytes');
  faults.expect(measured.renders === 1, `${measured.renders} renders instead of one`);
  return outcomeOf('a thousand at once for one new card', measured, faults);
}

/** Somebody who puts a number behind the address of a card. */
export async function queries(service: ServiceProcess, { key }: Keys): Promise<Outcome> {
  const path = await cardPath(key, 10_002);
  const { faults, ...measured } = await crowd(service, (client, at) => client.get(`${path}?x=${at}`));
  for (const { headers } of measured.answers)
    faults.expect(headers['cache-control'] === 'no-store', 'an answer to a query may be kept');
  faults.expect(measured.renders === 1, `${measured.renders} renders instead of one`);
  return outcomeOf('a thousand queries on one card', measured, faults);
}

/** Somebody who tries addresses: each costs an HMAC and no more. */
export async function forged(service: ServiceProcess, { key }: Keys): Promise<Outcome> {
  const path = await cardPath({ ...key, secret: `${key.secret}x` }, 10_003);
  const before = cpuMs(service.pid);
  const { faults, ...measured } = await crowd(
    service,
    (client, at) => client.get(path.replace('.png', `${String(at).padStart(4, '0')}.png`)),
    ({ status, headers }) => status === 403 && headers['cache-control'] === 'no-store',
  );
  faults.expect(measured.renders === 0, `${measured.renders} renders for forged addresses`);
  const spent = cpuMs(service.pid);
  const notes =
    before === undefined || spent === undefined
      ? []
      : [`${((spent - before) / CROWD).toFixed(2)} ms of CPU each, connecting included`];
  return { ...outcomeOf('a thousand forged addresses', measured, faults), notes };
}

/** An archive that is crawled: a thousand cards, all new, all at once. */
export async function differentCards(service: ServiceProcess, { key }: Keys): Promise<Outcome> {
  const paths = await cardPaths(key, 20_000, CROWD);
  const refusals: Answer[] = [];
  const { result, grown: counted } = await growth(service, 'presscard_refused_total', () =>
    crowd(service, async (client, at) => {
      const patient = await client.getPatiently(paths[at]!);
      refusals.push(...patient.refusals);
      return patient.answer;
    }),
  );
  const { faults, ...measured } = result;
  faults.expect(counted === refusals.length, `${counted} refusals were counted of ${refusals.length}`);
  for (const { headers } of refusals) {
    faults.expect(/^[1-9]\d*$/.test(String(headers['retry-after'])), 'a 429 without Retry-After');
    faults.expect(headers['cache-control'] === 'no-store', 'a 429 that may be kept');
  }
  faults.expect(refusals.length > 0, 'nothing was refused: the queue has no end');
  const { memory } = measured;
  if (memory)
    faults.expect(memory.peak - memory.before <= RISE_MAX_MB, `memory rose by more than ${RISE_MAX_MB} MB`);
  const lesser = measured.answers.filter(isFallback).length;
  const outcome = outcomeOf('a thousand different new cards at once', measured, faults);
  const notes = [
    `${refusals.length} answers 429 on the way, all asked again; ${lesser} lesser cards`,
    ...(memory ? [`memory rose by ${memory.peak - memory.before} MB at most`] : []),
  ];
  return { ...outcome, requests: outcome.requests + refusals.length, notes };
}

interface Measured {
  readonly answers: readonly Answer[];
  readonly seconds: number;
  readonly renders: number;
  readonly memory: Outcome['memory'];
}

async function crowd(
  service: ServiceProcess,
  ask: (client: Client, at: number) => Promise<Answer>,
  isRight: (answer: Answer) => boolean = isCard,
): Promise<Measured & { faults: Faults }> {
  const client = new Client(service.url, CROWD);
  const faults = new Faults();
  const { result, grown } = await growth(service, 'presscard_renders_total', () =>
    watchMemory(service.pid, () =>
      timed(() => Promise.all(Array.from({ length: CROWD }, (_, at) => ask(client, at)))),
    ),
  );
  await client.close();
  const { result: answers, seconds } = result.result;
  for (const answer of answers) faults.expect(isRight(answer), `it was answered ${answer.status}`);
  return { answers, seconds, renders: grown, memory: result.memory, faults };
}

function outcomeOf(title: string, { answers, seconds, renders, memory }: Measured, faults: Faults): Outcome {
  return {
    title,
    requests: answers.length,
    seconds,
    spread: spreadOf(answers.map(({ ms }) => ms)),
    renders,
    memory,
    notes: [],
    faults: faults.list,
  };
}
