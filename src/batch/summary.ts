import { exitStatusOf, type FaultCode } from '../errors.ts';
import type { ManifestLine } from './manifest.ts';

/** Places of a cause that are named; the manifest has all of them. */
const EXAMPLES_MAX = 3;

/** Counts what became of a batch's articles: the same numbers whether or not it was resumed. */
export class Summary {
  #made = 0;
  #cards = 0;
  #bytes = 0;
  #before = 0;
  #failures = new Map<FaultCode, { count: number; from: string[] }>();

  add(line: ManifestLine, when: 'before' | 'now'): void {
    if (when === 'before') this.#before += 1;
    if ('error' in line) {
      const { code } = line.error;
      const failure = this.#failures.get(code) ?? { count: 0, from: [] };
      failure.count += 1;
      if (failure.from.length < EXAMPLES_MAX) failure.from.push(line.from);
      this.#failures.set(code, failure);
      return;
    }
    this.#made += 1;
    for (const { bytes } of Object.values(line.cards)) {
      this.#cards += 1;
      this.#bytes += bytes;
    }
  }

  /** Articles with a line, and those of them that an earlier run had made. */
  get done(): number {
    return this.#made + this.failed;
  }

  get before(): number {
    return this.#before;
  }

  get failed(): number {
    return [...this.#failures.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** Of the command line: 0 when every article has its cards. */
  get exitStatus(): number {
    return Math.max(0, ...[...this.#failures.keys()].map(exitStatusOf));
  }

  /** For people: what was made, and the failures by their cause, the most frequent first. */
  text(): string {
    const megabytes = (this.#bytes / 1024 / 1024).toFixed(1);
    const lines = [
      `${count(this.#made, 'article')}, ${count(this.#cards, 'card')}, ${megabytes} MB`,
      ...(this.#before > 0 ? [`${count(this.#before, 'article')} of them had been done before`] : []),
      ...(this.failed > 0 ? [`${count(this.failed, 'article')} failed; the manifest says why:`] : []),
      ...[...this.#failures]
        .toSorted(([, one], [, other]) => other.count - one.count)
        .map(
          ([code, { count: times, from }]) =>
            `  ${times} ${code}: ${from.join(', ')}${times > from.length ? ' …' : ''}`,
        ),
    ];
    return lines.join('\n');
  }
}

const numbers = new Intl.NumberFormat('en');

function count(amount: number, what: string): string {
  return `${numbers.format(amount)} ${what}${amount === 1 ? '' : 's'}`;
}
