import type { Product, Shop } from './shop.ts';

interface Item {
  id: number;
  /** Different shops name the same goods differently. */
  titles: readonly [string, string];
  category: string;
  /** Fen, before a shop's own level. */
  price: number;
}

const ITEMS: readonly Item[] = [
  {
    id: 1,
    titles: ['爱奇艺黄金VIP年卡', '爱奇艺黄金VIP会员年卡 12个月 官方卡密'],
    category: '影视会员',
    price: 17_800,
  },
  {
    id: 2,
    titles: ['腾讯视频VIP年卡', '腾讯视频VIP会员 年卡 卡密'],
    category: '影视会员',
    price: 19_300,
  },
  {
    id: 3,
    titles: ['网易云音乐黑胶年卡', '网易云音乐黑胶VIP 12个月'],
    category: '音乐会员',
    price: 12_800,
  },
  { id: 4, titles: ['优酷VIP年卡', '优酷VIP会员年卡'], category: '影视会员', price: 14_800 },
  {
    id: 5,
    titles: ['芒果TV会员年卡', '芒果TV会员 12个月'],
    category: '影视会员',
    price: 13_600,
  },
  {
    id: 6,
    titles: ['百度网盘超级会员年卡', '百度网盘SVIP年卡'],
    category: '网盘工具',
    price: 21_800,
  },
];

interface Character {
  id: string;
  name: string;
  storefront: Shop['storefront'];
  theme?: Shop['theme'];
  /** Price level in thousandths of the market's: within ±4 %, but for one dear shop. */
  level: number;
  items: readonly number[];
  delayMs?: number;
  mode?: Shop['mode'];
  /** The more one buys, the more each costs. */
  tiersUpsideDown?: boolean;
  /** Items it lists and cannot deliver. */
  soldOut?: readonly number[];
}

const CHARACTERS: readonly Character[] = [
  {
    id: 'xingchen',
    name: '星辰卡盟',
    storefront: 'acg-faka',
    level: 990,
    items: [1, 2, 3, 4, 5, 6],
  },
  { id: 'yunduan', name: '云端数卡', storefront: 'acg-faka', level: 1000, items: [1, 2, 3, 4, 5] },
  {
    id: 'jisu',
    name: '极速发卡',
    storefront: 'acg-faka',
    level: 970,
    items: [1, 2, 3, 6],
    mode: 'slow',
    delayMs: 900,
    tiersUpsideDown: true,
    soldOut: [2, 3, 6],
  },
  {
    id: 'qingfeng',
    name: '清风卡盟',
    storefront: 'acg-faka',
    level: 1015,
    tiersUpsideDown: true,
    items: [1, 2, 3, 4, 5, 6],
    soldOut: [2, 3, 5, 6],
  },
  {
    id: 'bainian',
    name: '百年卡铺',
    storefront: 'dujiaoka',
    theme: 'unicorn',
    level: 1020,
    soldOut: [4, 5, 6],
    items: [1, 2, 3, 4, 5, 6],
  },
  {
    id: 'haitun',
    name: '海豚卡券',
    storefront: 'dujiaoka',
    theme: 'hyper',
    level: 980,
    items: [1, 2, 3, 4, 5],
    soldOut: [2, 5],
  },
  {
    id: 'mofang',
    name: '魔方点卡',
    storefront: 'generic',
    level: 1120,
    items: [1, 2, 3],
    soldOut: [3],
  },
];

/** A shop's price of an item in fen, ending in whole jiao as such shops price. */
function priced(item: Item, level: number): number {
  return Math.round((item.price * level) / 10_000) * 10;
}

function stocked(item: Item, character: Character, place: number): Product {
  const price = priced(item, character.level);
  const isAcg = character.storefront === 'acg-faka';
  const isOut = character.soldOut?.includes(item.id) ?? false;
  return {
    id: item.id,
    title: item.titles[place % 2 === 0 ? 0 : 1],
    category: item.category,
    price,
    memberPrice: isAcg ? priced(item, character.level - 30) : null,
    tiers: [10, 50, 100].map((minQty, step) => ({
      minQty,
      unitPrice: priced(
        item,
        character.level + (character.tiersUpsideDown ? 20 : -40) * (step + 1),
      ),
    })),
    stock: isOut ? 0 : 60 + 10 * item.id,
    stockLabel: isAcg && item.id === 2 ? '充足' : null,
    delivery: item.id === 3 ? 'manual' : 'auto',
    state: isOut ? 'sold_out' : 'on_sale',
  };
}

const DEALER = { id: '10001', key: 'lab-dealer-key-2026' };

/** A shop of any software by itself, in good order. */
export function openShop(storefront: Shop['storefront'], theme: Shop['theme'] = 'unicorn'): Shop {
  const character: Character = {
    id: storefront,
    name: '实验卡店',
    storefront,
    level: 1000,
    items: [1, 2, 3],
  };
  return {
    id: storefront,
    name: character.name,
    storefront,
    theme,
    icp: '粤ICP备2021000009号-1',
    qq: '800012349',
    notice: '自动发货，质保期内可换。',
    mode: 'normal',
    delayMs: 0,
    lies: false,
    shutsOut: new Map(),
    dealer: DEALER,
    spoilt: null,
    products: ITEMS.slice(0, 3).map((item) => stocked(item, character, 1)),
  };
}

/**
 * The simulated market at its start: seven shops selling overlapping items, each good or bad at
 * something else, and different enough for their scores to differ in whole points within a minute.
 */
export function openMarket(): Shop[] {
  return CHARACTERS.map((character, place) => ({
    id: character.id,
    name: character.name,
    storefront: character.storefront,
    theme: character.theme ?? 'unicorn',
    icp: `粤ICP备202100000${place + 1}号-1`,
    qq: `80001234${place}`,
    notice: '客服在线时间 9:00-24:00，自动发货，质保期内可换。',
    mode: character.mode ?? 'normal',
    delayMs: character.delayMs ?? 1_500,
    lies: false,
    shutsOut: new Map(),
    dealer: DEALER,
    spoilt: null,
    products: ITEMS.filter((item) => character.items.includes(item.id)).map((item) =>
      stocked(item, character, place),
    ),
  }));
}
