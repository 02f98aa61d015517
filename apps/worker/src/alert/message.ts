import type { AlertTold, WebhookMessage } from '@kaopu/contracts';
import type { StoredEvent } from '@kaopu/db';
import {
  lengthText,
  type AlertDimension,
  type LiveAlert,
  type Severity,
  type Told,
} from '@kaopu/scoring';
import { sentence } from './sentence.ts';

type Language = 'zh' | 'en';
type Texts = Record<Language, string>;

const SEVERITY: Record<Severity, Texts> = {
  info: { zh: '提示', en: 'Notice' },
  warning: { zh: '警告', en: 'Warning' },
  critical: { zh: '严重', en: 'Critical' },
};

const DIMENSION: Record<AlertDimension, Texts> = {
  qualification: { zh: '资质', en: 'qualification' },
  'supply-chain': { zh: '供应链', en: 'supply chain' },
  price: { zh: '价格', en: 'price' },
  service: { zh: '服务', en: 'service' },
  technology: { zh: '技术', en: 'technology' },
  compliance: { zh: '合规', en: 'compliance' },
  overall: { zh: '总体', en: 'overall' },
};

/** Of more no chat message speaks; the alert's page lists all. */
const MOST_SENTENCES = 5;
const MOST_LINES = 10;

/** One of the alerts that a message is about. */
export interface AboutAlert {
  alert: LiveAlert;
  told: Told;
  platform: { id: string; name: string; siteUrl: string };
  /** What its news are, oldest first. */
  events: readonly StoredEvent[];
  /** Points it cost, once it is over. */
  pointsLost: number | null;
  /** Its turns since it began to flap, where it did. */
  turns: number;
}

/** What channels are told, in both languages. `url` is this installation's own address. */
export function alertMessage(
  about: readonly [AboutAlert, ...AboutAlert[]],
  at: number,
  url: string | null,
): WebhookMessage {
  const [lead] = about;
  const isOver = about.every(({ alert }) => alert.resolvedAt !== null);
  const wasTold = lead.told.reason !== 'first' && lead.told.reason !== 'flapping';
  return {
    type: isOver && wasTold ? 'alert.recovered' : wasTold ? 'alert.changed' : 'alert.opened',
    timestamp: new Date(at).toISOString(),
    data: {
      alertId: lead.alert.id,
      reason: lead.told.reason,
      platform: lead.platform,
      dimension: lead.alert.dimension,
      severity: lead.alert.severity,
      changes: about.flatMap(({ events }) => events.map(changeOf)),
      alerts: about.map((one) => toldOf(one, url)),
      text: { zh: textOf(about, at, url, 'zh'), en: textOf(about, at, url, 'en') },
    },
  };
}

function changeOf({ changeId, ...event }: StoredEvent): WebhookMessage['data']['changes'][number] {
  const { kind, dimension, indicator, subject, label, from, to, severity, recovery } = event;
  return {
    id: changeId ?? event.id,
    at: new Date(event.at).toISOString(),
    since: new Date(event.since).toISOString(),
    kind,
    dimension,
    indicator,
    subject,
    label,
    from,
    to,
    severity,
    recovery,
    evidence: event.evidence,
  };
}

function toldOf({ alert, told, platform, pointsLost }: AboutAlert, url: string | null): AlertTold {
  return {
    id: alert.id,
    reason: told.reason,
    platform,
    dimension: alert.dimension,
    severity: alert.severity,
    openedAt: new Date(alert.openedAt).toISOString(),
    resolvedAt: alert.resolvedAt === null ? null : new Date(alert.resolvedAt).toISOString(),
    pointsLost,
    changes: told.events.length + told.more,
    url: pageOf(alert.id, url),
  };
}

function pageOf(alertId: string, url: string | null): string | null {
  return url === null ? null : new URL(`/alerts/${alertId}`, url).href;
}

function textOf(
  about: readonly [AboutAlert, ...AboutAlert[]],
  at: number,
  url: string | null,
  language: Language,
): string {
  const lines = about.slice(0, MOST_LINES).map((one) => lineOf(one, at, language));
  if (about.length > MOST_LINES) {
    const more = about.length - MOST_LINES;
    lines.push(language === 'zh' ? `另有 ${more} 条告警` : `${more} more alerts`);
  }
  const page = pageOf(about[0].alert.id, url);
  if (page !== null) lines.push(page);
  return lines.join('\n');
}

function lineOf(one: AboutAlert, at: number, language: Language): string {
  const { alert, platform } = one;
  const head = headOf(one)[language];
  const dimension = DIMENSION[alert.dimension][language];
  const start =
    language === 'zh'
      ? `【${head}】${platform.name} · ${dimension}：`
      : `[${head}] ${platform.name}, ${dimension}: `;
  return start + [newsOf(one, language), courseOf(one, at, language)].filter(Boolean).join(' ');
}

function headOf({ alert, told }: AboutAlert): Texts {
  switch (told.reason) {
    case 'recovered':
      return { zh: '恢复', en: 'Recovered' };
    case 'flapping':
      return { zh: '反复', en: 'Flapping' };
    case 'flapping-ended':
      return { zh: '反复结束', en: 'Flapping ended' };
    case 'repeated':
      return { zh: '仍未处理', en: 'Still open' };
    case 'escalated':
      return { zh: '升级', en: 'Escalated' };
    default:
      return SEVERITY[alert.severity];
  }
}

function newsOf({ events, told }: AboutAlert, language: Language): string {
  const shown = events.slice(0, MOST_SENTENCES).map((event) => sentence(event, language));
  const more = events.length + told.more - shown.length;
  const text = shown.join(language === 'zh' ? '；' : '; ');
  if (more === 0) return text;
  return language === 'zh' ? `${text}；等 ${more + shown.length} 项` : `${text}; and ${more} more`;
}

/** How long it lasts or lasted, what it cost, how often it turned. */
function courseOf(one: AboutAlert, at: number, language: Language): string {
  const { alert, told, pointsLost, turns } = one;
  const parts: string[] = [];
  if (alert.resolvedAt !== null) {
    const lasted = lengthText((alert.resolvedAt - alert.openedAt) / 1_000)[language];
    parts.push(language === 'zh' ? `历时 ${lasted}` : `after ${lasted}`);
    if (pointsLost !== null) {
      const points = pointsLost.toFixed(1);
      parts.push(language === 'zh' ? `最多时扣 ${points} 分` : `at worst ${points} points lost`);
    }
  } else if (told.reason === 'repeated' || told.reason === 'escalated') {
    const lasts = lengthText((at - alert.openedAt) / 1_000)[language];
    parts.push(language === 'zh' ? `已持续 ${lasts}` : `for ${lasts}`);
  }
  if (turns > 0 && told.reason.startsWith('flapping')) {
    parts.push(language === 'zh' ? `反复 ${turns} 次` : `${turns} turns`);
  }
  if (parts.length === 0) return '';
  return language === 'zh' ? `（${parts.join('，')}）` : `(${parts.join(', ')})`;
}
