import type { WebhookMessage } from '@kaopu/contracts';
import {
  REASON_TEXTS,
  recordListChange,
  type AlertDecision,
  type AlertReason,
  type Change,
  type ChangeKind,
  type DimensionId,
  type Severity,
} from '@kaopu/scoring';

const TYPES: Record<AlertReason, WebhookMessage['type']> = {
  first: 'alert.opened',
  worse: 'alert.changed',
  added: 'alert.changed',
  recovered: 'alert.recovered',
};

const SEVERITY: Record<Severity, { zh: string; en: string }> = {
  info: { zh: '提示', en: 'Notice' },
  warning: { zh: '警告', en: 'Warning' },
  critical: { zh: '严重', en: 'Critical' },
};

const DIMENSION: Record<DimensionId, { zh: string; en: string }> = {
  qualification: { zh: '资质', en: 'qualification' },
  'supply-chain': { zh: '供应链', en: 'supply chain' },
  price: { zh: '价格', en: 'price' },
  service: { zh: '服务', en: 'service' },
  technology: { zh: '技术', en: 'technology' },
  compliance: { zh: '合规', en: 'compliance' },
};

const KIND: Record<ChangeKind, { zh: string; en: string }> = {
  'price-changed': { zh: '价格变动', en: 'price changed' },
  'sold-out': { zh: '断货', en: 'sold out' },
  restocked: { zh: '恢复有货', en: 'back in stock' },
  'product-state-changed': { zh: '商品状态变化', en: 'product state changed' },
  'shop-state-changed': { zh: '店铺状态变化', en: 'shop state changed' },
  'became-unreachable': { zh: '网站打不开', en: 'site unreachable' },
  'became-reachable': { zh: '网站恢复', en: 'site reachable again' },
  'record-published': { zh: '新增公开记录', en: 'new public records' },
  'record-changed': { zh: '公开记录有变更', en: 'public records changed' },
  'publication-ended': { zh: '公开记录停止公示', en: 'publication of records ended' },
  'authorisation-page': { zh: '品牌授权公示变化', en: 'brand authorization on show' },
  'authorisation-text': {
    zh: '品牌授权内容有改动',
    en: 'wording of the authorization changed',
  },
  'authorisation-term': { zh: '品牌授权期限', en: 'term of brand authorization' },
  'domain-term': { zh: '域名有效期', en: 'term of the domain' },
  'certificate-term': { zh: 'TLS 证书有效期', en: 'term of the TLS certificate' },
  degraded: { zh: '指标变差', en: 'degraded' },
  recovered: { zh: '指标恢复', en: 'recovered' },
};

/** What a channel is told of one decision, in both languages. */
export function alertMessage(
  alertId: string,
  platform: { id: string; name: string; siteUrl: string },
  decision: AlertDecision,
  now: Date,
  idOf: (change: Change) => string,
): WebhookMessage {
  const { severity, dimension, changes } = decision;
  const recovered = decision.notify === 'recovered';
  const head = recovered ? { zh: '恢复', en: 'Recovered' } : SEVERITY[severity];
  const sentences = (language: 'zh' | 'en') =>
    changes.map((change) => sentence(change, language)).join(language === 'zh' ? '；' : '; ');
  return {
    type: TYPES[decision.notify ?? 'first'],
    timestamp: now.toISOString(),
    data: {
      alertId,
      reason: decision.notify ?? 'first',
      platform: { id: platform.id, name: platform.name, siteUrl: platform.siteUrl },
      dimension,
      severity,
      changes: changes.map((change) => ({
        id: idOf(change),
        at: new Date(change.at).toISOString(),
        since: new Date(change.since).toISOString(),
        kind: change.kind,
        dimension: change.dimension,
        indicator: change.indicator,
        subject: change.subject,
        label: change.label,
        from: change.from,
        to: change.to,
        severity: change.severity,
        recovery: change.recovery,
        evidence: change.evidence,
      })),
      text: {
        zh: `【${head.zh}】${platform.name} · ${DIMENSION[dimension].zh}：${sentences('zh')}`,
        en: `[${head.en}] ${platform.name}, ${DIMENSION[dimension].en}: ${sentences('en')}`,
      },
    },
  };
}

/** What a change is, without the platform's name. */
export function sentence(change: Change, language: 'zh' | 'en'): string {
  const drifts = change.kind === 'degraded' || change.kind === 'recovered';
  const cause =
    drifts && change.indicator !== null
      ? `${REASON_TEXTS[change.indicator][language]}${language === 'zh' ? '，' : ': '}`
      : '';
  const what = `${cause}${KIND[change.kind][language]}`;
  const label = change.label === '' ? '' : `${change.label} `;
  const records = recordsOf(change, language);
  if (records !== null) return `${label}${what}${records}`;
  const isText = change.kind === 'authorisation-text';
  if (isText || (change.from === null && change.to === null)) return `${label}${what}`;
  return `${label}${what} ${value(change, change.from, language)} → ${value(change, change.to, language)}`;
}

const MOST_NUMBERS = 5;

/** Numbers of the records that a change of a list is about; null for any other change. */
function recordsOf({ kind, from, to }: Change, language: 'zh' | 'en'): string | null {
  const { published, changed, ended } = recordListChange(from, to);
  const numbers =
    kind === 'record-published'
      ? published
      : kind === 'record-changed'
        ? changed
        : kind === 'publication-ended'
          ? ended
          : null;
  if (numbers === null) return null;
  const shown = numbers.slice(0, MOST_NUMBERS).join(language === 'zh' ? '、' : ', ');
  const more = numbers.length > MOST_NUMBERS ? ` (+${numbers.length - MOST_NUMBERS})` : '';
  return language === 'zh' ? `：${shown}${more}` : `: ${shown}${more}`;
}

const WORDS: Record<string, { zh: string; en: string }> = {
  on_sale: { zh: '在售', en: 'on sale' },
  delisted: { zh: '已下架或不可用', en: 'delisted or unavailable' },
  not_found: { zh: '商品不存在', en: 'not found' },
  login_required: { zh: '需登录', en: 'login required' },
  open: { zh: '营业', en: 'open' },
  shop_closed: { zh: '店铺关闭', en: 'shop closed' },
  shop_frozen: { zh: '店铺冻结', en: 'shop frozen' },
  in: { zh: '有货', en: 'in stock' },
  out: { zh: '缺货', en: 'out of stock' },
  up: { zh: '可访问', en: 'reachable' },
  down: { zh: '打不开', en: 'unreachable' },
  shown: { zh: '可查到', en: 'found' },
  'not-shown': { zh: '查不到', en: 'not found' },
  ended: { zh: '注明已终止', en: 'said to be over' },
  'other-grantee': { zh: '被授权方是别家', en: 'given to another' },
  'number-unknown': { zh: '编号不存在', en: 'no such number' },
  gone: { zh: '页面已撤下', en: 'page taken down' },
  valid: { zh: '有效', en: 'valid' },
  'within-30-days': { zh: '30 天内到期', en: 'ends within 30 days' },
  'within-14-days': { zh: '14 天内到期', en: 'ends within 14 days' },
  'within-7-days': { zh: '7 天内到期', en: 'ends within 7 days' },
  'within-3-days': { zh: '3 天内到期', en: 'ends within 3 days' },
  over: { zh: '已到期', en: 'over' },
};

function value(change: Change, raw: number | string | null, language: 'zh' | 'en'): string {
  if (raw === null) return '—';
  if (typeof raw === 'string') return WORDS[raw]?.[language] ?? raw;
  if (change.kind === 'price-changed') return `¥${(raw / 100).toFixed(2)}`;
  return language === 'zh' ? `${raw} 分` : `${raw} points`;
}
