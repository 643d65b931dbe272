import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Engine, Painted } from './engine.ts';

const program = fileURLToPath(new URL('engine-process.ts', import.meta.url));

/**
 * Starts `engines/{id}.ts` in a process of its own.
 *
 * @throws when the process ends, which it does on any error; what went wrong is then on standard error.
 */
export async function openNodeEngine(id: string): Promise<Engine> {
  const child = fork(program, [id], { serialization: 'advanced' });
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`the process of ${id} ended with status ${status}`);
  });
  ended.catch(() => undefined); // it ends in any case; only who waits for an answer then has to know

  const answer = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0];
  await answer();
  return {
    pids: child.pid === undefined ? [] : [child.pid],
    async paint(card) {
      child.send(card);
      return (await answer()) as Painted;
    },
    async close() {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
}
