import { AsyncLocalStorage } from 'node:async_hooks';

/** How many statements some work sent to the database. */
export interface Tally {
  statements: number;
}

const current = new AsyncLocalStorage<Tally>();

/** Runs work whose statements are counted in `tally`, also those it sends later; part of other such work counts there. */
export function tallied<Result>(tally: Tally, work: () => Result): Result {
  return current.getStore() === undefined ? current.run(tally, work) : work();
}

/** To be called where a statement is sent. */
export function countStatement(): void {
  const tally = current.getStore();
  if (tally !== undefined) tally.statements += 1;
}
