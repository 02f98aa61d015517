import type { Text, Wording } from '../text.ts';
import { FEN_PER_YUAN, yuanText } from '../yuan.ts';
import { goodsText } from './goods.ts';

/** What each signal tells, for texts and machines. Products by their title, shares in percent. */
export interface SignalParams {
  'too-low-for-days': { product: string; percent: number; days: number };
  'below-market': { product: string; percent: number };
  'below-official': { product: string; percent: number };
  'forbidden-offer': { kind: string };
  'card-failed': { product: string };
  'card-already-redeemed': { product: string };
  'card-account-banned': { product: string };
  'card-revoked': { product: string };
  'fee-after-order': { product: string };
  'stock-unexplained': { product: string };
  'brand-denied': { brand: string };
  'letter-forged': { brand: string };
  'not-on-complete-list': { brand: string };
  'not-listed': { brand: string };
  'letter-expired': { brand: string };
  'letter-other-grantee': { brand: string };
  'letter-scope-lacks-product': { brand: string };
  'letter-channel-lacks-site': { brand: string };
  'letter-chain-broken': { brand: string };
  'letter-number-unknown': { brand: string };
  'letter-reused-elsewhere': { brand: string };
  'claim-unconfirmed': { brand: string };
  'agency-fee': { yuan: number };
  'low-availability': { percent: number };
  'no-supply-evidence': Record<string, never>;
  recruiting: Record<string, never>;
}
export type SignalCode = keyof SignalParams;

export interface Signal<C extends SignalCode> {
  code: C;
  params: SignalParams[C];
  /** Keys of the observations it rests on; empty where it is the lack of any. */
  evidence: string[];
}

/** One signal of a trap. */
export type TrapSignal = { [C in SignalCode]: Signal<C> }[SignalCode];

/** An amount of yuan, to the fen. */
const inFull = (yuan: number) => yuanText(Math.round(yuan * FEN_PER_YUAN));

const SIGNAL_TEXTS: { readonly [C in SignalCode]: Wording<SignalParams[C]> } = {
  'too-low-for-days': {
    zh: ({ product, percent, days }) =>
      `「${product}」近 30 天有 ${days} 天远低于市场价，现为市场中位价的 ${percent}%`,
    en: ({ product, percent, days }) =>
      `"${product}" was far below the market on ${days} of the last 30 days, now at ${percent} % of its median`,
  },
  'below-market': {
    zh: ({ product, percent }) => `「${product}」的到手价只有市场中位价的 ${percent}%`,
    en: ({ product, percent }) => `"${product}" costs only ${percent} % of the market's median`,
  },
  'below-official': {
    zh: ({ product, percent }) => `「${product}」的到手价只有官方价的 ${percent}%`,
    en: ({ product, percent }) => `"${product}" costs only ${percent} % of the official price`,
  },
  'forbidden-offer': {
    zh: ({ kind }) => `页面或报价中出现「${goodsText(kind).zh}」`,
    en: ({ kind }) => `Pages or offers mention ${goodsText(kind).en}`,
  },
  'card-failed': {
    zh: ({ product }) => `买到的「${product}」卡密无法使用`,
    en: ({ product }) => `A card bought of "${product}" did not work`,
  },
  'card-already-redeemed': {
    zh: ({ product }) => `买到的「${product}」卡密已被使用过`,
    en: ({ product }) => `A card bought of "${product}" had been redeemed before`,
  },
  'card-account-banned': {
    zh: ({ product }) => `使用买到的「${product}」后账号被封`,
    en: ({ product }) => `The account was banned after using a card of "${product}"`,
  },
  'card-revoked': {
    zh: ({ product }) => `买到的「${product}」到账后又被收回`,
    en: ({ product }) => `A membership bought as "${product}" was taken back later`,
  },
  'fee-after-order': {
    zh: ({ product }) => `「${product}」下单后才提出另外收费`,
    en: ({ product }) => `A further fee for "${product}" was asked only after the order`,
  },
  'stock-unexplained': {
    zh: ({ product }) => `「${product}」的库存数字说不通`,
    en: ({ product }) => `The stock figures of "${product}" do not add up`,
  },
  'brand-denied': {
    zh: ({ brand }) => `品牌方（${brand}）答复：没有授权`,
    en: ({ brand }) => `The brand (${brand}) answered that it gave no authorisation`,
  },
  'letter-forged': {
    zh: ({ brand }) => `${brand} 授权书经核对不是授权方出具`,
    en: ({ brand }) => `The letter for ${brand} was checked and does not come from the grantor`,
  },
  'not-on-complete-list': {
    zh: ({ brand }) => `不在 ${brand} 声明为完整的授权名单上`,
    en: ({ brand }) => `Not on the list of partners that ${brand} declares complete`,
  },
  'not-listed': {
    zh: ({ brand }) => `${brand} 公布的名单上没有找到（名单未必完整）`,
    en: ({ brand }) => `Not found on the list ${brand} publishes, which may be incomplete`,
  },
  'letter-expired': {
    zh: ({ brand }) => `${brand} 授权书已过期`,
    en: ({ brand }) => `The letter for ${brand} has expired`,
  },
  'letter-other-grantee': {
    zh: ({ brand }) => `${brand} 授权书上的被授权方不是本店经营者`,
    en: ({ brand }) => `The letter for ${brand} names another grantee than the operator`,
  },
  'letter-scope-lacks-product': {
    zh: ({ brand }) => `${brand} 授权书的范围不含在售商品`,
    en: ({ brand }) => `The letter for ${brand} does not cover the goods on sale`,
  },
  'letter-channel-lacks-site': {
    zh: ({ brand }) => `${brand} 授权书的渠道不含本网站`,
    en: ({ brand }) => `The letter for ${brand} does not cover this site`,
  },
  'letter-chain-broken': {
    zh: ({ brand }) => `${brand} 授权链条不完整`,
    en: ({ brand }) => `The chain of letters up to ${brand} is incomplete`,
  },
  'letter-number-unknown': {
    zh: ({ brand }) => `${brand} 授权书编号查不到`,
    en: ({ brand }) => `The number of the letter for ${brand} is not known to the brand`,
  },
  'letter-reused-elsewhere': {
    zh: ({ brand }) => `同一份 ${brand} 授权书也出现在别的平台`,
    en: ({ brand }) => `The same letter for ${brand} is shown by another platform`,
  },
  'claim-unconfirmed': {
    zh: ({ brand }) => `自称有 ${brand} 授权，尚未得到证实`,
    en: ({ brand }) => `Claims to be authorised by ${brand}, not confirmed so far`,
  },
  'agency-fee': {
    zh: ({ yuan }) => `做代理要先交 ${inFull(yuan)} 元`,
    en: ({ yuan }) => `Agents are asked for ${inFull(yuan)} yuan to join`,
  },
  'low-availability': {
    zh: ({ percent }) => `近期只有 ${percent}% 的时间有货`,
    en: ({ percent }) => `In stock for only ${percent} % of recent looks`,
  },
  'no-supply-evidence': {
    zh: () => '没有品牌直连或采购凭证的证据',
    en: () => 'No evidence of a direct line to a brand, nor of where the cards are bought',
  },
  recruiting: {
    zh: () => '页面上有招代理的话术',
    en: () => 'Pages recruit agents',
  },
};

/** A signal in words. */
export function signalText<C extends SignalCode>({ code, params }: Signal<C>): Text {
  const wording: Wording<SignalParams[C]> = SIGNAL_TEXTS[code];
  return { zh: wording.zh(params), en: wording.en(params) };
}
