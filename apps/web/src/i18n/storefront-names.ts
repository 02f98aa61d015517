import type { Lang } from '../format/time.ts';

/** Software that shops run, as it calls itself. Travels with the pages that name it. */
export const STOREFRONTS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    dujiaoka: '独角数卡',
    'acg-faka': '异次元发卡',
    'acg-faka-docking': '异次元发卡（对接接口）',
    'qs-faka': '骑士发卡',
    'dujiao-next': '独角数卡 Next',
    'dujiao-next-upstream': '独角数卡 Next（供货接口）',
    zfaka: 'ZFAKA',
    kamifaka: '佰阅发卡',
    caihong: '彩虹云商城',
    kayixin: '卡易信',
    kasushou: '卡速售',
    generic: '通用网页',
  },
  en: {
    dujiaoka: 'dujiaoka',
    'acg-faka': 'acg-faka',
    'acg-faka-docking': 'acg-faka docking',
    'qs-faka': 'qs-faka',
    'dujiao-next': 'dujiao-next',
    'dujiao-next-upstream': 'dujiao-next upstream',
    zfaka: 'ZFAKA',
    kamifaka: 'kamiFaka',
    caihong: 'Caihong',
    kayixin: 'Kayixin',
    kasushou: 'Kasushou',
    generic: 'Generic page',
  },
};
