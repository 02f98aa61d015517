import { recordListChange, REASON_TEXTS, yuanText, type EventKind } from '@kaopu/scoring';
import type { StoredEvent } from '@kaopu/db';

type Language = 'zh' | 'en';

/** What of an event or a change is put into words. */
type Said = Pick<StoredEvent, 'kind' | 'indicator' | 'label' | 'from' | 'to'>;

const KIND: Record<EventKind, { zh: string; en: string }> = {
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
  score: { zh: '综合分', en: 'reliability score' },
  coverage: { zh: '证据覆盖', en: 'coverage by evidence' },
  trap: { zh: '陷阱判断', en: 'verdict on a trap' },
  degraded: { zh: '指标变差', en: 'degraded' },
  recovered: { zh: '指标恢复', en: 'recovered' },
};

/** One event in a few words, such as `title price changed ¥178.00 → ¥208.00`. */
export function sentence(change: Said, language: Language): string {
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
function recordsOf({ kind, from, to }: Said, language: Language): string | null {
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
  none: { zh: '无', en: 'none' },
  suspect: { zh: '存疑', en: 'suspect' },
  likely: { zh: '很可能', en: 'likely' },
  confirmed: { zh: '确认', en: 'confirmed' },
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

function value(change: Said, raw: number | string | null, language: Language): string {
  if (raw === null) return '—';
  if (typeof raw === 'string') return WORDS[raw]?.[language] ?? raw;
  if (change.kind === 'price-changed') return `¥${yuanText(raw)}`;
  if (change.kind === 'coverage') return `${Math.round(raw)} %`;
  const points = change.kind === 'score' ? raw.toFixed(1) : String(raw);
  return language === 'zh' ? `${points} 分` : `${points} points`;
}
