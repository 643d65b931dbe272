import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { diskStore } from '../../src/runtime/node/disk-store.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import type { Store } from '../../src/store/port.ts';
import { rememberingLog } from '../press.ts';
import type { Bounds } from './store-shelves.ts';

const root = mkdtempSync(join(tmpdir(), 'presscard-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own, gone when the tests are over. */
export const newFolder = (): string => mkdtempSync(join(root, 'store-'));

export const ample: Bounds = { cardsMaxBytes: 10_000_000, keptMaxBytes: 10_000_000 };

/** A store in the folder, and what it logged. */
export function openStore(
  folder: string,
  bounds: Bounds = ample,
): Store & { log: ReturnType<typeof rememberingLog> } {
  const log = rememberingLog();
  const store = diskStore({
    folder,
    cardsMaxBytes: bounds.cardsMaxBytes,
    photosMaxBytes: bounds.keptMaxBytes,
    log,
    clock: systemClock,
  });
  return { ...store, log };
}
