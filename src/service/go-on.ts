import type { Service } from './service.ts';

/** Lets a piece of work go on when whoever asked for it has hung up: others may be waiting for the same. */
export function goOn<T>({ later }: Pick<Service, 'later'>, work: Promise<T>): Promise<T> {
  later(() => work.then(ignore, ignore));
  return work;
}

function ignore(): void {}
