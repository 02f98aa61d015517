import type { DimensionLoss } from './score-types.ts';
import type { DimensionId, IndicatorId } from './types.ts';

/** Why points are missing: an indicator that was seen to be low, or what is not known. */
export type ReasonCode = IndicatorId | 'not-enough-evidence' | 'unverified' | 'floor';

export interface Reason {
  code: ReasonCode;
  /** null when it concerns the platform as a whole. */
  dimension: DimensionId | null;
  /** Points of 100 that it costs. */
  points: number;
  /** Keys of the observations that cost the most of it. */
  evidence: string[];
}

/** What a code says to a merchant, zh first. */
export const REASON_TEXTS: Readonly<Record<ReasonCode, { zh: string; en: string }>> = {
  'not-enough-evidence': {
    zh: '证据不足，按保守的起点计算',
    en: 'Too little evidence: counted from a cautious start',
  },
  unverified: {
    zh: '底线项目尚未核实，分数封顶',
    en: 'A gate is not verified yet: the score is capped',
  },
  floor: { zh: '这一维低到了下限', en: 'This dimension has hit the lower limit' },
  licence: {
    zh: '营业执照查不到或经营范围不符',
    en: 'Business licence not found, or its scope does not fit',
  },
  filing: { zh: '备案或许可证与域名不符', en: 'Filing or licence does not match the domain' },
  'brand-authorisation': { zh: '品牌授权没有得到证实', en: 'Brand authorisation is not confirmed' },
  'card-works': { zh: '试购的卡密出过问题', en: 'Cards of test purchases had problems' },
  'delivery-time': { zh: '到货偏慢', en: 'Delivery takes long' },
  'stock-continuity': { zh: '断货', en: 'Out of stock at times' },
  'purchase-proof': { zh: '拿不出采购凭证', en: 'No proof of where the cards come from' },
  'price-level': { zh: '价格偏离市场', en: 'Prices stray from the market' },
  'hidden-fee': { zh: '结算价高于标价', en: 'More is charged than was listed' },
  'tier-order': { zh: '阶梯价次序或承诺不符', en: 'Tier prices out of order or not kept' },
  'price-volatility': { zh: '价格起伏大', en: 'Prices swing' },
  'first-response': { zh: '客服回复慢', en: 'Support replies late' },
  'off-hours-response': { zh: '夜间和周末回复慢', en: 'Late replies at night and on weekends' },
  resolution: { zh: '售后解决慢', en: 'After-sales cases take long' },
  'exchange-honoured': { zh: '换卡承诺没有兑现', en: 'Promised exchanges were refused' },
  availability: { zh: '打不开、关店或很慢', en: 'Down, shut or very slow' },
  tls: { zh: '证书无效、快到期或没有加密', en: 'Certificate invalid, expiring, or no encryption' },
  latency: { zh: '页面响应慢', en: 'Pages answer slowly' },
  'back-office': { zh: '后台功能不全', en: 'Back office lacks features' },
  penalties: { zh: '有处罚或败诉记录', en: 'Penalties or judgments on record' },
  'forbidden-wording': { zh: '出现违规用语', en: 'Forbidden wording found' },
  'policy-pages': { zh: '规则页面不全', en: 'Policy pages are missing' },
  'agent-fee': { zh: '收代理费或拉人头', en: 'Asks agents for a fee' },
};

/** Below this a reason is not worth a line, points. */
const LEAST_POINTS = 0.05;

/**
 * The costliest reasons, most points first: what was seen by indicator, what is not known by
 * dimension. `unverifiedPoints`: what the cap of an unknown floor takes.
 */
export function topReasons(
  losses: readonly DimensionLoss[],
  unverifiedPoints: number,
  most: number,
): Reason[] {
  const seen = losses.flatMap(({ dimension, indicators }) =>
    indicators.map((loss): Reason => ({
      code: loss.indicator,
      dimension,
      points: loss.points - loss.priorPoints,
      evidence: [...new Set(loss.observations.map(({ key }) => key))],
    })),
  );
  const unseen = losses.map(({ dimension, indicators }): Reason => ({
    code: 'not-enough-evidence',
    dimension,
    points: indicators.reduce((sum, loss) => sum + loss.priorPoints, 0),
    evidence: [],
  }));
  const floored = losses
    .filter((loss) => loss.floored)
    .map(({ dimension, points }): Reason => ({ code: 'floor', dimension, points, evidence: [] }));
  const capped: Reason = {
    code: 'unverified',
    dimension: null,
    points: unverifiedPoints,
    evidence: [],
  };
  return [...floored, ...seen, ...unseen, capped]
    .filter(({ points }) => points >= LEAST_POINTS)
    .sort((a, b) => b.points - a.points)
    .slice(0, most);
}
