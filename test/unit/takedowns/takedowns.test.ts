import { describe, expect, it } from 'vitest';
import { keepingMemory } from '../../../src/store/memory.ts';
import type { BlobStore } from '../../../src/store/port.ts';
import { createTakedowns } from '../../../src/takedowns/takedowns.ts';
import { itemOf } from '../../contract/store-shelves.ts';
import { rememberingLog } from '../../press.ts';

/** Records that can be made to fail or hang, and that count what they are asked. */
function records() {
  const store = keepingMemory({ maxBytes: 100_000 });
  const state = { is: 'well' as 'well' | 'down' | 'hanging', asked: { get: 0, list: 0 } };
  const go = <T>(work: () => Promise<T>): Promise<T> => {
    if (state.is === 'down') return Promise.reject(new Error('down'));
    return state.is === 'hanging' ? new Promise<never>(() => undefined) : work();
  };
  const shelf: BlobStore = {
    get: (key) => go(() => ((state.asked.get += 1), store.get(key))),
    put: (key, item) => go(() => store.put(key, item)),
    delete: (key) => go(() => store.delete(key)),
    deleteTagged: (tag) => go(() => store.deleteTagged(tag)),
    list: (prefix) => go(() => ((state.asked.list += 1), store.list(prefix))),
  };
  return { state, shelf, store };
}

const clock = { at: 1_000_000, now: () => clock.at };
const pass = (ms: number) => void (clock.at += ms);

function instance(shelf: BlobStore) {
  const log = rememberingLog();
  let alarms = 0;
  const takedowns = createTakedowns({
    records: shelf,
    log,
    clock,
    onUnreadable: () => (alarms += 1),
    answerMaxMs: 20,
  });
  return { takedowns, log, alarms: () => alarms };
}

describe('a takedown', () => {
  it.each(['article-7', 'card-1f', 'photo-aa'])('of %s holds at once, and for nothing else', async (tag) => {
    const { takedowns } = instance(records().shelf);
    expect(await takedowns.standingOf([tag])).toBe('clear');
    await takedowns.withdraw(tag, { by: 'desk', reason: 'rights' });
    expect(await takedowns.standingOf(['card-other', tag, 'outlet-rt'])).toBe('withdrawn');
    expect(await takedowns.standingOf(['article-70', 'card-1', 'photo-a'])).toBe('clear');
    expect(await takedowns.standingOf([])).toBe('clear');
  });

  it.each(['outlet-rt', 'kid-1', 'article-', 'article-a b', 'x', '', `card-${'x'.repeat(70)}`])(
    'of %s is refused',
    async (tag) => {
      const { takedowns } = instance(records().shelf);
      await expect(takedowns.withdraw(tag, {})).rejects.toMatchObject({
        code: 'takedown_invalid',
        status: 422,
      });
    },
  );

  it('holds after a restart, and on other instances within a second', async () => {
    const { shelf } = records();
    const [one, other] = [instance(shelf), instance(shelf)];
    expect(await other.takedowns.standingOf(['article-1'])).toBe('clear');
    await one.takedowns.withdraw('article-1', {});
    expect(await instance(shelf).takedowns.standingOf(['article-1'])).toBe('withdrawn');
    pass(1_000);
    expect(await other.takedowns.standingOf(['article-1'])).toBe('withdrawn');
  });

  it('made again keeps what the first one said', async () => {
    const { takedowns } = instance(records().shelf);
    const first = await takedowns.withdraw('article-1', { by: 'desk' });
    pass(5_000);
    expect(await takedowns.withdraw('article-1', { by: 'night' })).toEqual(first);
    expect(await takedowns.list()).toEqual([first]);
  });

  it('can be taken back, on every instance, and made again', async () => {
    const { shelf } = records();
    const [one, other] = [instance(shelf), instance(shelf)];
    await one.takedowns.withdraw('card-1', {});
    expect(await other.takedowns.standingOf(['card-1'])).toBe('withdrawn');
    expect(await one.takedowns.reinstate('card-1')).toBe(true);
    expect(await one.takedowns.reinstate('card-1')).toBe(false);
    expect(await one.takedowns.standingOf(['card-1'])).toBe('clear');
    pass(1_000);
    expect(await other.takedowns.standingOf(['card-1'])).toBe('clear');
    await other.takedowns.withdraw('card-1', {});
    pass(1_000);
    expect(await one.takedowns.standingOf(['card-1'])).toBe('withdrawn');
  });

  it('is listed with who made it, when and why', async () => {
    const { takedowns } = instance(records().shelf);
    await takedowns.withdraw('photo-b', { by: 'desk', reason: 'killed by the agency' });
    await takedowns.withdraw('article-a', {});
    const at = new Date(clock.at).toISOString();
    expect(await takedowns.list()).toEqual([
      { tag: 'article-a', at },
      { tag: 'photo-b', at, by: 'desk', reason: 'killed by the agency' },
    ]);
  });

  it('whose record is damaged holds all the same, and is listed by its tag', async () => {
    const { shelf, store } = records();
    await instance(shelf).takedowns.withdraw('article-1', { by: 'desk' });
    await store.put('takedown.article-1', itemOf(10, 0));
    const { takedowns } = instance(shelf);
    expect(await takedowns.standingOf(['article-1'])).toBe('withdrawn');
    expect(await takedowns.list()).toEqual([{ tag: 'article-1' }]);
  });

  it('that cannot be kept is an error, not a promise', async () => {
    const { shelf, state } = records();
    const { takedowns } = instance(shelf);
    await takedowns.standingOf([]);
    state.is = 'down';
    await expect(takedowns.withdraw('article-1', {})).rejects.toThrow('down');
    expect(await takedowns.standingOf(['article-1'])).toBe('clear');
  });
});

describe('the list of takedowns', () => {
  it('is asked about once a second, and read when it changed', async () => {
    const { shelf, state } = records();
    const one = instance(shelf);
    await one.takedowns.withdraw('article-0', {});
    const { takedowns } = instance(shelf);
    await takedowns.standingOf(['article-1']);
    state.asked = { get: 0, list: 0 };
    for (let time = 0; time < 100; time++) await takedowns.standingOf(['article-1']);
    expect(state.asked).toEqual({ get: 0, list: 0 });
    pass(1_000);
    for (let time = 0; time < 100; time++) await takedowns.standingOf(['article-1']);
    expect(state.asked).toEqual({ get: 1, list: 0 });
    await one.takedowns.withdraw('article-1', {});
    state.asked = { get: 0, list: 0 };
    pass(1_000);
    expect(await takedowns.standingOf(['article-1'])).toBe('withdrawn');
    expect(state.asked).toEqual({ get: 1, list: 1 });
  });

  it('that was never told to have changed is read again all the same after a quarter of an hour', async () => {
    const { shelf, store } = records();
    const { takedowns } = instance(shelf);
    await takedowns.withdraw('article-1', {});
    await takedowns.standingOf([]);
    await store.put('takedown.article-2', itemOf(1)); // its writer died before it told
    pass(1_000);
    expect(await takedowns.standingOf(['article-2'])).toBe('clear');
    pass(15 * 60_000);
    expect(await takedowns.standingOf(['article-2'])).toBe('withdrawn');
  });

  it.each(['down', 'hanging'] as const)(
    'that is %s counts as it was last known, with an alarm',
    async (how) => {
      const { shelf, state } = records();
      const { takedowns, log, alarms } = instance(shelf);
      await takedowns.withdraw('article-1', {});
      await takedowns.standingOf([]);
      log.lines.length = 0;
      state.is = how;
      for (let time = 0; time < 3; time++) {
        pass(6_000);
        expect(await takedowns.standingOf(['article-1'])).toBe('withdrawn');
        expect(await takedowns.standingOf(['article-2'])).toBe('clear');
      }
      expect(alarms()).toBe(3);
      expect(log.lines).toEqual([{ level: 'error', event: 'takedowns_unreadable' }]);
      state.is = 'well';
      await instance(shelf).takedowns.withdraw('article-2', {});
      pass(6_000);
      expect(await takedowns.standingOf(['article-2'])).toBe('withdrawn');
    },
  );

  it('that could never be read is unknown, until it can', async () => {
    const { shelf, state } = records();
    state.is = 'down';
    const { takedowns, alarms } = instance(shelf);
    expect(await takedowns.standingOf(['article-1'])).toBe('unknown');
    expect(await takedowns.standingOf(['article-1'])).toBe('unknown');
    expect(alarms()).toBe(1);
    state.is = 'well';
    pass(5_000);
    expect(await takedowns.standingOf(['article-1'])).toBe('clear');
  });

  it('is waited for by all who ask first at once', async () => {
    const { shelf } = records();
    await instance(shelf).takedowns.withdraw('article-1', {});
    const { takedowns } = instance(shelf);
    const asked = await Promise.all(Array.from({ length: 20 }, () => takedowns.standingOf(['article-1'])));
    expect(new Set(asked)).toEqual(new Set(['withdrawn']));
  });

  it('that is suddenly empty, as when a volume is not mounted, does not count', async () => {
    const { shelf, store } = records();
    const { takedowns, alarms } = instance(shelf);
    await takedowns.withdraw('article-1', {});
    await takedowns.standingOf([]);
    for (const key of await store.list('')) await store.delete(key);
    pass(1_000);
    expect(await takedowns.standingOf(['article-1'])).toBe('withdrawn');
    expect(alarms()).toBe(1);
  });
});
