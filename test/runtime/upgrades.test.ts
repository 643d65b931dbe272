import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { night } from '../../templates/night.tsx';
import { createApp, createPress, readSettings, type Press } from '../../src/index.ts';
import { nodePorts } from '../../src/node.ts';
import { builtInOutlets } from '../../src/outlet/outlets.ts';
import { plainCards } from '../../src/render/plain-cards.ts';
import { nodeStore } from '../../src/runtime/node/service.ts';
import { noMeter } from '../../src/service/meter.ts';
import { createPrinter } from '../../src/service/printer.ts';
import { signCard } from '../../src/sign/sign.ts';
import { rememberingLog, testService } from '../press.ts';
import { countingRenderer } from '../unit/render/renderers.ts';

const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800';

const key = { id: 'k1', secret: 'a-secret-of-0123456789-and-more-characters' };
const settings = readSettings({ PRESSCARD_KEYS: `${key.id}:signing:${key.secret}` });
const root = mkdtempSync(join(tmpdir(), 'presscard-upgrades-'));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
let folder: string;
beforeEach(() => {
  folder = join(root, String(folders++));
});

const ports = nodePorts({ log: rememberingLog() });

/** A release before this one: the outlet had another colour. */
const before = (): Press =>
  createPress({
    ports,
    outlets: builtInOutlets.map((outlet) =>
      outlet.id === 'harbour-post' ? { ...outlet, colour: '#005f73' } : outlet,
    ),
  });
const now = (): Press => createPress({ ports });
/** A release in which a face was made anew: what it draws may differ by a hair. */
const withOtherFaces = (): Press => {
  const { index } = ports.fonts;
  const slices = index.slices.map((slice, at) => (at === 0 ? { ...slice, sha256: '0'.repeat(64) } : slice));
  return createPress({ ports: { ...ports, fonts: { ...ports.fonts, index: { ...index, slices } } } });
};

/** A newsroom's own template, which is gone again. */
const withOwnTemplate = (): Press =>
  createPress({ ports, templates: [{ ...night, id: 'classic', version: 1 }] });

/** A process of a release over the folder that all releases share. */
function start(press: Press) {
  const renderer = countingRenderer(undefined, press);
  const writes: Promise<void>[] = [];
  const app = createApp(
    testService(press, {
      mode: 'keys',
      settings,
      later: (task, afterMs = 0) => void (afterMs === 0 && writes.push(task())),
      store: nodeStore({ PRESSCARD_STORE: folder, PRESSCARD_STORE_MAX_BYTES: 10_000_000 }, ports),
      printer: createPrinter({
        press,
        renderer,
        plainCards: plainCards({ renderer, outlets: press.outlets }),
        concurrency: 1,
        maxWaiting: 8,
        meter: noMeter,
      }),
    }),
  );
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await app.request(path, { headers });
    await Promise.all(writes);
    return {
      status: answer.status,
      kept: answer.headers.get('cache-control'),
      etag: answer.headers.get('etag')!,
      picture: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    };
  };
  return {
    get,
    renders: () => renderer.asked.length,
    design: async (): Promise<string> =>
      ((await (await app.request('/v1/design?outlet=harbour-post')).json()) as { v: string }).v,
  };
}

/** The address of one and the same card, signed for a design. */
async function address(v?: string): Promise<string> {
  const card = { headline: 'Ferry strike ends after nine days', outlet: 'harbour-post', id: 'a1' };
  return (await signCard({ key, card: v === undefined ? card : { ...card, v } })).path;
}

describe('a card that was signed for another design', () => {
  it.each(['000000000000', undefined])('shows the running one, for a day: v is %s', async (v) => {
    const service = start(now());
    const current = await service.get(await address(await service.design()));
    const other = await service.get(await address(v));
    expect(current).toMatchObject({ status: 200, kept: YEAR });
    expect(other).toEqual({ ...current, kept: DAY });
    expect(service.renders()).toBe(1);
  });
});

describe.each([
  { upgrade: 'another look of the outlet', other: before, differs: true },
  { upgrade: 'other faces', other: withOtherFaces, differs: false },
  { upgrade: 'another version of a template of its own', other: withOwnTemplate, differs: true },
])('an upgrade with $upgrade', ({ other, differs }) => {
  it('never gives out what the earlier design left in the store', async () => {
    const old = start(other());
    const oldAddress = await address(await old.design());
    const was = await old.get(oldAddress);
    expect(was).toMatchObject({ status: 200, kept: YEAR });

    const upgraded = start(now());
    expect(await upgraded.design()).not.toBe(await old.design());
    const is = await upgraded.get(oldAddress);
    expect(is).toMatchObject({ status: 200, kept: DAY });
    expect(upgraded.renders()).toBe(1);
    expect(is.etag).not.toBe(was.etag);
    expect(is.picture !== was.picture).toBe(differs);
    expect((await upgraded.get(oldAddress, { 'if-none-match': was.etag })).status).toBe(200);
    expect(await upgraded.get(await address(await upgraded.design()))).toEqual({ ...is, kept: YEAR });
  });

  it('taken back gives the same bytes under the same address as before, from the store', async () => {
    const oldAddress = await address(await start(other()).design());
    const newAddress = await address(await start(now()).design());
    const was = await start(other()).get(oldAddress);
    const upgraded = await start(now()).get(newAddress);

    const rolledBack = start(other());
    expect(await rolledBack.get(oldAddress)).toEqual(was);
    expect(rolledBack.renders()).toBe(0);
    // Whoever signed meanwhile shows the old design, for a day, and never the new one's picture.
    expect(await rolledBack.get(newAddress)).toEqual({ ...was, kept: DAY });
    expect(rolledBack.renders()).toBe(0);
    // And forward again.
    const again = start(now());
    expect(await again.get(newAddress)).toEqual(upgraded);
    expect(again.renders()).toBe(0);
  });

  it('that is under way never mixes the designs of two processes with one store', async () => {
    const [old, upgraded] = [start(other()), start(now())];
    const path = await address();
    const [one, two] = await Promise.all([old.get(path), upgraded.get(path)]);
    expect(one.etag).not.toBe(two.etag);
    for (let round = 0; round < 3; round++)
      expect(await Promise.all([old.get(path), upgraded.get(path)])).toEqual([one, two]);
    expect([old.renders(), upgraded.renders()]).toEqual([1, 1]);
  });
});
