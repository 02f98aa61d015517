import type { TestDatabase } from '@kaopu/testkit';
import { openPage, type PageOptions } from './open-page.ts';
import type { Page } from './pages.ts';
import { seedCompared, type SeededPlatform } from './seed-compared.ts';
import { openWorld, type World } from './world.ts';

export const ITEM = 'iqiyi/12m/code';
const FEE = { channel: '', fen: null, ratePpm: null, payer: 'buyer' };

/** 甲 and 乙 overlap, 丙 lies below both, 丁 failed a gate, 戊 has too little data. */
const PLATFORMS: readonly SeededPlatform[] = [
  {
    name: '甲',
    value: 80,
    spread: 5,
    grade: 'B',
    legalName: '甲有限公司',
    dimensions: { service: 90, compliance: 70 },
    products: [
      {
        title: '爱奇艺年卡',
        item: ITEM,
        price: 17_800,
        fees: [
          { ...FEE, kind: 'platform-service', fen: 150 },
          { ...FEE, kind: 'activation', fen: 250 },
        ],
      },
      { title: '说不清的卡', item: null, price: 100, fees: [] },
    ],
  },
  {
    name: '乙',
    value: 76,
    spread: 5,
    dimensions: { compliance: 70 },
    products: [{ title: '爱奇艺黄金年卡', item: ITEM, price: 18_300, fees: [] }],
  },
  { name: '丙', value: 55, spread: 3, grade: 'D' },
  { name: '丁', value: 90, spread: 3, status: 'vetoed', grade: 'X' },
  { name: '戊', value: 78, spread: 20, status: 'insufficient', grade: '-' },
];

/** Ids by name. */
export type Ids = Readonly<Record<string, string>>;

async function seedFive(database: TestDatabase): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const platform of PLATFORMS) ids[platform.name] = await seedCompared(database, platform);
  return ids;
}

function comparePath(ids: Ids, names: string, more = ''): string {
  return `/compare?ids=${names
    .split('')
    .map((name) => ids[name] ?? name)
    .join(',')}${more}`;
}

/** Names of those that the address of a page asks for. */
export function askedIn(page: Page, ids: Ids): string {
  const text = new URL(page.url()).searchParams.get('ids') ?? '';
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return text
    .split(',')
    .map((id) => names.get(id) ?? id)
    .join('');
}

/** A world with five platforms, and their comparison in it. */
export interface Compared {
  world: World;
  ids: Ids;
  /** Whose comparison it is, a sign a name; what is nobody's name stands for itself. */
  pathOf(this: void, names: string, more?: string): string;
  open(this: void, path: string, options?: PageOptions): Promise<Page>;
}

export async function openCompared(): Promise<Compared> {
  const world = await openWorld();
  const ids = await seedFive(world.database);
  return {
    world,
    ids,
    pathOf: (names, more) => comparePath(ids, names, more),
    open: (path, options) => openPage(world, path, options),
  };
}

export const factsOf = (page: Page) => page.getByRole('group', { name: '逐项对比' });
export const rowOf = (page: Page, row: string) => page.locator(`tr[data-row="${row}"]`);
