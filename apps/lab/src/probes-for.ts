import type { ProbeInput } from '@kaopu/contracts';
import { z } from 'zod';
import type { Site } from './lab.ts';

const INTERVAL_SECONDS = 10;

/** The lab's shops answer in milliseconds; only the slow one takes longer than this. */
const SLOW_MS = 700;

/** What the demo watches; the other kinds look once a day, which no demo lasts. */
const WATCHED = ['price-drift', 'availability'];

const Proposals = z.object({
  kind: z.literal('observed'),
  seen: z.object({
    proposals: z.array(z.object({ kind: z.string(), config: z.record(z.string(), z.unknown()) })),
  }),
});

function probe(kind: string, config: unknown): ProbeInput {
  return { kind, config, intervalSeconds: INTERVAL_SECONDS, enabled: true };
}

/** Hand-given rules for a shop of no known software, one product for each way of reading. */
function handRules(site: Site): ProbeInput {
  const ways = [
    {
      path: (id: number) => `/p/${id}`,
      extract: { kind: 'css', selector: '.sale-price' },
      stock: { kind: 'css', selector: '.stock' },
    },
    {
      path: (id: number) => `/api/goods/${id}`,
      extract: { kind: 'json', path: '$.data.price' },
      stock: { kind: 'json', path: '$.data.stock' },
    },
    {
      path: (id: number) => `/p/${id}`,
      extract: { kind: 'script', name: '__GOODS__', path: 'goods.price' },
      stock: { kind: 'script', name: '__GOODS__', path: 'goods.stock' },
    },
  ];
  const products = site.products.slice(0, ways.length).flatMap(({ id, title }, index) => {
    const way = ways[index];
    if (way === undefined) return [];
    const { path, extract, stock } = way;
    return [{ ref: String(id), title, url: new URL(path(id), site.url).href, extract, stock }];
  });
  return probe('price-drift', { connector: 'generic', products });
}

/**
 * Which probes to register for a site: what Kaopu proposed, at the lab's short interval; prices of an
 * unknown software by hand-given rules. Throws when Kaopu could not look at the site.
 */
export function probesFor(site: Site, trial: unknown): ProbeInput[] {
  const result = Proposals.safeParse(trial);
  if (!result.success) throw new Error(`${site.name} was not read: ${JSON.stringify(trial)}`);
  const chosen = result.data.seen.proposals.filter(({ kind }) => WATCHED.includes(kind));
  const proposed = chosen.map(({ kind, config }) =>
    probe(kind, kind === 'availability' ? { ...config, slowMs: SLOW_MS } : config),
  );
  return site.storefront === 'generic' ? [handRules(site), ...proposed] : proposed;
}
