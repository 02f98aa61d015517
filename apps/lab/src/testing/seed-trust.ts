import { TrustDataset } from '@kaopu/contracts';
import { DIMENSIONS } from '@kaopu/scoring';
import { mindConsole, newPage, type Page } from './pages.ts';
import { platformWith, seedScores } from './seed-scores.ts';
import type { World } from './world.ts';

export const DATASET = '/api/v1/trust/dataset?profile=medium';

/** Points that follow no pattern a reader would see, with digits that rounding would lose. */
function points(i: number, dimension: number): number {
  return (
    30 + ((i * 7919 + dimension * 104_729 + ((i * (dimension + 3)) % 101) * 31) % 69) + i / 7e3
  );
}

/** So many platforms with scores for the medium buyer; one in forty failed a floor, one in thirty has one unknown. */
export async function seedTrust({ database }: World, many: number): Promise<void> {
  const shops = Array.from({ length: many }, (_, i) => {
    const [qualification, supplyChain, price, service, technology, compliance] = DIMENSIONS.map(
      (_id, k) => (i % 7 === k ? 20 : points(i, k)),
    );
    return platformWith(
      `Shop ${String(i).padStart(4, '0')}`,
      {
        qualification: qualification ?? 0,
        'supply-chain': supplyChain ?? 0,
        price: price ?? 0,
        service: service ?? 0,
        technology: technology ?? 0,
        compliance: compliance ?? 0,
      },
      i % 40 === 1 ? 'fail' : i % 30 === 2 ? 'unknown' : 'pass',
    );
  });
  await seedScores(database, 'medium', shops);
}

export async function datasetOf({ api }: World): Promise<TrustDataset> {
  return TrustDataset.parse(await api.get(DATASET));
}

export async function openTrust(
  world: World,
  { width = 1440, lang = 'zh-CN' }: { width?: number; lang?: 'zh-CN' | 'en' } = {},
): Promise<Page> {
  const page = await newPage(world, { viewport: { width, height: 900 }, locale: lang });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${lang}')`);
  await page.goto(`${world.kaopu.url}/trust`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
