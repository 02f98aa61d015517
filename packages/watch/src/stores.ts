import { setTimeout as sleep } from 'node:timers/promises';

export interface StoreState {
  /** null before the first check. */
  ok: boolean | null;
  /** Round trip of the newest check that was answered, seconds. */
  latencySeconds: number | null;
  /** Times it went away. */
  outages: number;
}

export interface StoreNews {
  /** Told once an outage. */
  onAway(store: string, error: unknown): void;
  /** Told once when it is over, with how long it was and how many complaints it brought. */
  onBack(store: string, seconds: number, complaints: number): void;
}

export interface Stores<Name extends string> {
  /** Asks all stores now; several who ask at once are answered together. Returns those that are away. */
  check(): Promise<Name[]>;
  /**
   * To be called with what may be a store's fault. true when one is away: that has been said then,
   * and need not be said again.
   */
  isOutage(): Promise<boolean>;
  /** Resolves at once while these answer, as far as is known, and else when they do again. */
  ready(...names: Name[]): Promise<void>;
  away(): Name[];
  states(): Record<Name, StoreState>;
  /** Ends the rounds; nobody is kept waiting any more. */
  close(): void;
}

/** A store that takes longer is away. */
const PATIENCE_MS = 5_000;
const CALM_MS = 30_000;
const AWAY_MS = 1_000;

/**
 * Watches what everything rests on, so that an outage is noticed, said once, and waited for, whoever
 * stumbles over it.
 *
 * @param pings each resolves when its store answers
 */
export function openStores<Name extends string>(
  pings: Readonly<Record<Name, () => Promise<unknown>>>,
  news: StoreNews,
): Stores<Name> {
  const names = Object.keys(pings) as Name[];
  const states = Object.fromEntries(
    names.map((name) => [name, { ok: null, latencySeconds: null, outages: 0 }]),
  ) as Record<Name, StoreState>;
  const outages = new Map<Name, { since: number; complaints: number }>();
  let waiting: (() => void)[] = [];
  let checking: Promise<Name[]> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const away = (): Name[] => [...outages.keys()];

  async function ask(name: Name): Promise<void> {
    const asked = performance.now();
    try {
      await within(PATIENCE_MS, pings[name]());
      states[name] = { ...states[name], ok: true, latencySeconds: since(asked) };
      const outage = outages.get(name);
      if (!outage) return;
      outages.delete(name);
      news.onBack(name, since(outage.since), outage.complaints);
    } catch (error) {
      if (outages.has(name)) return;
      states[name] = { ...states[name], ok: false, outages: states[name].outages + 1 };
      outages.set(name, { since: asked, complaints: 0 });
      if (!closed) news.onAway(name, error);
    }
  }

  function check(): Promise<Name[]> {
    checking ??= round().finally(() => {
      checking = null;
    });
    return checking;
  }

  async function round(): Promise<Name[]> {
    clearTimeout(timer);
    await Promise.all(names.map(ask));
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
    if (!closed) {
      timer = setTimeout(() => void check(), outages.size > 0 ? AWAY_MS : CALM_MS);
      // Whoever waits for a store at its start has nothing else that keeps it alive.
      if (outages.size === 0) timer.unref();
    }
    return away();
  }

  return {
    check,
    async isOutage() {
      if (outages.size === 0) await check();
      for (const outage of outages.values()) outage.complaints += 1;
      return outages.size > 0;
    },
    async ready(...needed) {
      while (!closed && needed.some((name) => outages.has(name))) {
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    away,
    states: () => ({ ...states }),
    close() {
      closed = true;
      clearTimeout(timer);
      for (const wake of waiting) wake();
    },
  };
}

function since(start: number): number {
  return (performance.now() - start) / 1_000;
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const late = sleep(ms, undefined, over).then(() => {
    throw new Error(`no answer in ${ms} ms`);
  });
  late.catch(() => undefined);
  await Promise.race([work, late]).finally(() => over.abort());
}
