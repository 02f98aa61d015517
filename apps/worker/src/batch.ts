export interface BatchTerms<Item> {
  /** How long an item may wait for others. */
  lingerMs(item: Item): number;
  /** So many go on at once. */
  most: number;
}

/**
 * Gathers what many ask for at about the same time, to do it in one go. When that fails each is tried
 * alone, so that one that cannot be done spoils no other.
 *
 * @param run gives a result for each item, in their order
 * @returns asks for one item
 */
export function openBatch<Item, Result>(
  run: (items: Item[]) => Promise<readonly Result[]>,
  { lingerMs, most }: BatchTerms<Item>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    item: Item;
    resolve(result: Result): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** When the first that cannot wait any longer goes. */
  let goesAt = Infinity;

  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [i, { resolve, reject }] of batch.entries()) {
        if (i in results) resolve(results[i] as Result);
        else reject(new Error(`${results.length} results for ${batch.length} items`));
      }
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await settle([one]);
    }
  }

  function flush(): void {
    clearTimeout(timer);
    goesAt = Infinity;
    const batch = waiting;
    waiting = [];
    void settle(batch);
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length >= most) return flush();
      const wait = lingerMs(item);
      if (performance.now() + wait >= goesAt) return;
      goesAt = performance.now() + wait;
      clearTimeout(timer);
      timer = setTimeout(flush, wait);
    });
}
