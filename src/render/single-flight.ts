/**
 * One piece of work a key at a time: whoever asks while it is under way gets the same result, or the same
 * error. Nothing is kept afterwards; that is a store's task.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Promise<T>>();

  /** @returns whether the work was already under way (`joined`), and its result. */
  run(key: string, work: () => Promise<T>): { readonly joined: boolean; readonly result: Promise<T> } {
    const flight = this.#flights.get(key);
    if (flight) return { joined: true, result: flight };
    const result = Promise.resolve()
      .then(work)
      .finally(() => this.#flights.delete(key));
    this.#flights.set(key, result);
    return { joined: false, result };
  }

  get size(): number {
    return this.#flights.size;
  }
}
