import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stored } from '../load/scenarios/stored.ts';
import { makeKeys, startService } from '../load/service-process.ts';

const SECONDS = 8;

/** A card that is in the store, asked of `presscard serve` on Node, beside a Hono route that answers the same bytes. */
export interface StoredFigures {
  readonly cardsPerSecond: number;
  readonly barePerSecond: number;
  /** The card's requests a second in units of the route's. */
  readonly share: number;
}

/** @throws Error when an answer was not the card. */
export async function measureStored(): Promise<StoredFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'presscard-bench-'));
  try {
    const keys = await makeKeys();
    const service = await startService({
      folder,
      env: { ...keys.env, PRESSCARD_STORE: join(folder, 'store') },
    });
    const [bare, card] = await stored(service, keys, { seconds: SECONDS, folder });
    service.kill('SIGTERM');
    await service.ended;
    if (!bare || !card || card.faults.length > 0) throw new Error(card?.faults.join('; '));
    return [
      {
        cardsPerSecond: card.requests / SECONDS,
        barePerSecond: bare.requests / SECONDS,
        share: card.requests / bare.requests,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
