import { PresscardError } from '../../errors.ts';
import { readSettings, type Settings } from '../../settings/settings.ts';
import { consoleLog } from './console-log.ts';
import type { QueueBinding } from './feed-queue.ts';
import type { WorkerEnv } from './service.ts';

/** What watching feeds needs of a Worker. */
export interface WatchSettings {
  readonly settings: Settings;
  readonly queue: QueueBinding;
  /** No request says it here. */
  readonly origin: string;
}

/**
 * The settings of a Worker that watches feeds.
 *
 * @throws PresscardError `setting_invalid` without the bindings `QUEUE` and `STORE` or without `PUBLIC_BASE_URL`: what
 * was seen would be forgotten with the isolate, and addresses would lead nowhere. Throwing keeps the messages in the
 * queue and shows the trigger as failed; the log says why.
 */
export function watchSettings(env: WorkerEnv): WatchSettings {
  const settings = readSettings(env);
  const { QUEUE: queue, STORE: store } = env;
  const { PUBLIC_BASE_URL: origin, PRESSCARD_FEEDS: feeds } = settings;
  if (queue && store && origin !== undefined) return { settings, queue, origin };
  const missing = [!queue && 'QUEUE', !store && 'STORE', origin === undefined && 'PUBLIC_BASE_URL'].filter(
    Boolean,
  );
  consoleLog.write('error', 'watch_not_set_up', { missing, feeds: feeds.length });
  const rule = `cannot be watched without ${missing.join(', ')}: docs/watch.md says how to set them up`;
  throw new PresscardError('setting_invalid', `PRESSCARD_FEEDS ${rule}.`, {
    fields: [{ field: 'PRESSCARD_FEEDS', rule }],
  });
}
