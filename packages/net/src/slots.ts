/** A number of places, given in the order of asking. */
export class Slots {
  #free: number;
  readonly #all: number;
  readonly #queue: (() => void)[] = [];
  #onIdle: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
    this.#all = count;
  }

  /** true with a place, or false without one when `signal` fires first. */
  take(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const taken = () => {
        signal.removeEventListener('abort', gaveUp);
        resolve(true);
      };
      const gaveUp = () => {
        this.#queue.splice(this.#queue.indexOf(taken), 1);
        resolve(false);
      };
      signal.addEventListener('abort', gaveUp, { once: true });
      this.#queue.push(taken);
    });
  }

  give(): void {
    const next = this.#queue.shift();
    if (next !== undefined) return next();
    this.#free += 1;
    if (this.#free < this.#all) return;
    for (const resolve of this.#onIdle) resolve();
    this.#onIdle = [];
  }

  /** How many places there are, are taken, and are waited for. */
  load(): { places: number; busy: number; waiting: number } {
    return { places: this.#all, busy: this.#all - this.#free, waiting: this.#queue.length };
  }

  /** Resolves once every place is free. */
  idle(): Promise<void> {
    if (this.#free === this.#all) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }
}
