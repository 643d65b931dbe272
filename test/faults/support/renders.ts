import type { Subject } from './subject.ts';

/**
 * How many cards a service renders while something goes on: on Node by its own count, in workerd, where
 * nobody can read counts, by the answers that name the stages of a render.
 */
export async function rendersDuring(subject: Subject, action: () => Promise<void>): Promise<number> {
  const before = await rendersOf(subject);
  await action();
  return (await rendersOf(subject)) - before;
}

async function rendersOf(subject: Subject): Promise<number> {
  if (subject.runtime === 'workerd') return subject.rendersSeen();
  const { text } = await subject.get('/metrics');
  return Number(/^presscard_renders_total (\d+)/m.exec(text)?.[1] ?? 0);
}
