import { Explanation, ObservationView, pageOf, PlatformDetail } from '@kaopu/contracts';
import { expect } from 'vitest';
import type { Site } from '../lab.ts';
import type { Product } from './world.ts';

/** A shop that is looked at when a test says so. */
export interface WatchedShop {
  site: Site;
  id: string;
  /** Looks now; resolves with the observation. */
  look(): Promise<ObservationView>;
  /** How good its availability was seen to be, once all that was seen is judged. */
  availability(): Promise<number>;
}

/** Registers a shop, with a probe of whether it answers; resolves after its first look. */
export async function watchShop({ api, database }: Product, site: Site): Promise<WatchedShop> {
  const { id } = PlatformDetail.parse(
    await api.post('/api/v1/platforms', {
      name: site.name,
      siteUrl: site.url,
      probes: [
        {
          kind: 'availability',
          config: { url: site.url, confirmAfterMs: 100 },
          intervalSeconds: 86_400,
        },
      ],
    }),
  );

  /** Newest first. */
  async function ended(): Promise<ObservationView[]> {
    const page = await api.get(`/api/v1/platforms/${id}/observations?limit=100`);
    return pageOf(ObservationView)
      .parse(page)
      .items.filter(({ status }) => status !== 'open');
  }
  const counted = (count: number) =>
    expect.poll(async () => (await ended()).length, { timeout: 60_000 }).toBe(count);

  await counted(1);
  const [first] = await ended();
  expect(first).toMatchObject({ status: 'observed', seen: { reachable: true }, attempts: null });
  return {
    site,
    id,
    async look() {
      const before = (await ended()).length;
      await api.post(`/api/v1/probes/${first?.probeId}/run`, {});
      await counted(before + 1);
      const [newest] = await ended();
      if (newest === undefined) throw new Error('nothing was seen');
      return newest;
    },
    async availability() {
      await expect
        .poll(() => database.sql('SELECT 1 FROM unjudged'), { timeout: 30_000 })
        .toEqual([]);
      const { indicators } = Explanation.parse(
        await api.get(`/api/v1/platforms/${id}/explanation`),
      );
      const found = indicators.find(({ indicator }) => indicator === 'availability');
      if (found === undefined) throw new Error('no availability');
      return found.mean;
    },
  };
}
