import type { IndicatorId } from '../types.ts';

/** What an indicator is called where people read of it, zh first; the dashboard calls it the same. */
export const INDICATOR_NAMES: Readonly<Record<IndicatorId, { zh: string; en: string }>> = {
  licence: { zh: '营业执照', en: 'Business licence' },
  filing: { zh: '备案', en: 'ICP filing' },
  'brand-authorisation': { zh: '品牌授权', en: 'Brand authorisation' },
  'card-works': { zh: '卡密有效', en: 'Cards work' },
  'delivery-time': { zh: '到货时间', en: 'Delivery time' },
  'stock-continuity': { zh: '库存连续', en: 'Stock continuity' },
  'purchase-proof': { zh: '购买凭证', en: 'Proof of purchase' },
  'price-level': { zh: '价格水平', en: 'Price level' },
  'hidden-fee': { zh: '隐藏费用', en: 'Hidden fees' },
  'tier-order': { zh: '阶梯价次序', en: 'Tier order' },
  'price-volatility': { zh: '价格波动', en: 'Price volatility' },
  'first-response': { zh: '首次响应', en: 'First response' },
  'off-hours-response': { zh: '非工作时间响应', en: 'Off-hours response' },
  resolution: { zh: '解决时间', en: 'Resolution time' },
  'exchange-honoured': { zh: '换货兑现', en: 'Exchanges honoured' },
  availability: { zh: '可访问', en: 'Availability' },
  tls: { zh: '证书', en: 'Certificate' },
  latency: { zh: '响应速度', en: 'Latency' },
  'back-office': { zh: '后台功能', en: 'Back office' },
  penalties: { zh: '处罚记录', en: 'Penalties' },
  'forbidden-wording': { zh: '违规用语', en: 'Forbidden wording' },
  'policy-pages': { zh: '规则页面', en: 'Policy pages' },
  'agent-fee': { zh: '代理费', en: 'Agent fee' },
};
