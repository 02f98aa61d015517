import type { Lang } from '../format/time.ts';

interface ItemWords {
  item: (goods: string) => string;
  none: string;
  corrected: string;
  correct: string;
  brand: string;
  brandHint: string;
  length: string;
  months: string;
  days: string;
  delivery: string;
  code: string;
  recharge: string;
  save: string;
  notComparable: string;
  automatic: string;
  skus: string;
  fees: string;
  percent: (n: string) => string;
  buyerPays: string;
  merchantPays: string;
  asked: (total: string, listed: string, quantity: string) => string;
  priceLog: string;
}

export const ITEM_WORDS: Readonly<Record<Lang, ItemWords>> = {
  'zh-CN': {
    item: (goods) => `比价商品：${goods}`,
    none: '认不出，不参与比价',
    corrected: '人工更正',
    correct: '更正',
    brand: '品牌与等级',
    brandHint: '例如 iqiyi、tencent-video-svip；其他地区加 @hk、@tw、@intl',
    length: '时长',
    months: '个月',
    days: '天',
    delivery: '交付方式',
    code: '卡密',
    recharge: '直充',
    save: '保存更正',
    notComparable: '不参与比价',
    automatic: '恢复自动识别',
    skus: '规格',
    fees: '费用',
    percent: (n) => `${n}%`,
    buyerPays: '买家承担',
    merchantPays: '商家承担',
    asked: (total, listed, quantity) => `询价 ${quantity} 件：${total}（标价合计 ${listed}）`,
    priceLog: '供货方调价记录',
  },
  en: {
    item: (goods) => `Compared as: ${goods}`,
    none: 'not recognised, not compared',
    corrected: 'corrected by hand',
    correct: 'Correct',
    brand: 'Brand and level',
    brandHint: 'e.g. iqiyi, tencent-video-svip; other regions add @hk, @tw, @intl',
    length: 'Duration',
    months: 'months',
    days: 'days',
    delivery: 'Delivery',
    code: 'Card secret',
    recharge: 'Direct top-up',
    save: 'Save the correction',
    notComparable: 'Do not compare',
    automatic: 'Recognise automatically again',
    skus: 'Varieties',
    fees: 'Fees',
    percent: (n) => `${n}%`,
    buyerPays: 'buyer pays',
    merchantPays: 'merchant pays',
    asked: (total, listed, quantity) => `Asked for ${quantity}: ${total} (list ${listed})`,
    priceLog: 'Price changes the supplier recorded',
  },
};
