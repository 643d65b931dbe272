import { ALLOW_LIST_RETRY_MS } from '../limits.ts';
import type { ClockPort, LogPort } from '../ports.ts';
import type { AllowList } from './key-ring.ts';

/**
 * An allow-list from a store that may be down when it is first asked. Until it was read, a frozen key shows
 * nothing and the other keys go on; whoever asks for a card of that key has it read again.
 *
 * @param read rejects when the store cannot be reached.
 */
export async function retriedAllowList(
  read: () => Promise<AllowList>,
  { later, clock, log }: { later: (task: () => Promise<void>) => void; clock: ClockPort; log: LogPort },
): Promise<AllowList> {
  let list: AllowList | undefined;
  let triedAtMs = -Infinity;
  const attempt = async (): Promise<void> => {
    triedAtMs = clock.elapsed();
    try {
      list = await read();
    } catch (cause) {
      log.write('error', 'allow_list_unreadable', { cause: String(cause) });
    }
  };
  await attempt();
  return {
    has(digest) {
      if (!list && clock.elapsed() - triedAtMs >= ALLOW_LIST_RETRY_MS) later(attempt);
      return list?.has(digest) ?? false;
    },
  };
}
