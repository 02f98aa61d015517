import { describe, expect, it, onTestFinished } from 'vitest';
import { openStores } from './stores.ts';

/** Two stores that answer as the test says, and what is said of them. */
function twoStores() {
  const up = { database: true, queue: true };
  const said: string[] = [];
  let asked = 0;
  const ping = (name: 'database' | 'queue') => () => {
    asked += 1;
    return up[name] ? Promise.resolve() : Promise.reject(new Error(`${name} refused`));
  };
  const stores = openStores(
    { database: ping('database'), queue: ping('queue') },
    {
      onAway: (store, error) => said.push(`${store} away: ${String(error)}`),
      onBack: (store, _seconds, complaints) => said.push(`${store} back after ${complaints}`),
    },
  );
  onTestFinished(() => stores.close());
  return { up, said, stores, asked: () => asked };
}

describe('openStores', () => {
  it('says nothing while all is well', async () => {
    const { said, stores } = twoStores();
    expect(stores.states().queue).toEqual({ ok: null, latencySeconds: null, outages: 0 });
    expect(await stores.check()).toEqual([]);
    expect(await stores.isOutage()).toBe(false);
    await stores.ready('database', 'queue');
    expect(stores.states().queue).toMatchObject({ ok: true, latencySeconds: expect.any(Number) });
    expect(said).toEqual([]);
  });

  it('says an outage once, however many stumble over it, and once that it is over', async () => {
    const { up, said, stores } = twoStores();
    await stores.check();
    up.queue = false;
    const complaints = Array.from({ length: 100 }, () => stores.isOutage());
    expect(new Set(await Promise.all(complaints))).toEqual(new Set([true]));
    await stores.check();
    expect(said).toEqual(['queue away: Error: queue refused']);
    expect(stores.away()).toEqual(['queue']);
    expect(stores.states().queue).toMatchObject({ ok: false, outages: 1 });
    up.queue = true;
    // Nobody asks: it notices by itself.
    await stores.ready('queue');
    expect(said).toEqual(['queue away: Error: queue refused', 'queue back after 100']);
    expect(stores.states().queue).toMatchObject({ ok: true, outages: 1 });
  });

  it('keeps only those waiting who need the store that is away', async () => {
    const { up, stores } = twoStores();
    up.queue = false;
    await stores.check();
    await stores.ready('database');
    let isReady = false;
    const waiting = stores.ready('database', 'queue').then(() => (isReady = true));
    await stores.check();
    expect(isReady).toBe(false);
    up.queue = true;
    await waiting;
  });

  it('answers all who ask at once with one round', async () => {
    const { stores, asked } = twoStores();
    await Promise.all([stores.check(), stores.check(), stores.isOutage()]);
    expect(asked()).toBe(2);
  });

  it('keeps nobody waiting once it is closed', async () => {
    const { up, stores } = twoStores();
    up.database = false;
    await stores.check();
    const waiting = stores.ready('database');
    stores.close();
    await expect(waiting).resolves.toBeUndefined();
  });
});
