import type { ReportContents, ReportLine, ReportSection } from '@kaopu/contracts';
import {
  INDICATOR_NAMES,
  REASON_TEXTS,
  type Expiring,
  type Mover,
  type Report,
  type Risk,
  type Stale,
  type TermKind,
  type TermWord,
} from '@kaopu/scoring';
import { sentence } from '../alert/sentence.ts';
import { dayText, spanText } from './span-text.ts';

type Text = ReportContents['title'];
type Language = 'zh' | 'en';

const inBoth = (write: (language: Language) => string): Text => ({
  zh: write('zh'),
  en: write('en'),
});

const STATUS: Record<Mover['to']['status'], Text> = {
  ok: { zh: '可评', en: 'rated' },
  insufficient: { zh: '样本不足', en: 'not enough data' },
  unverified: { zh: '未核实', en: 'unverified' },
  vetoed: { zh: '底线未过', en: 'gate failed' },
};

const TERM: Record<TermKind, Text> = {
  'authorisation-term': { zh: '品牌授权', en: 'brand authorization' },
  'domain-term': { zh: '域名', en: 'domain' },
  'certificate-term': { zh: '证书', en: 'certificate' },
};

const WORD: Record<TermWord, Text> = {
  valid: { zh: '有效', en: 'valid' },
  'within-30-days': { zh: '30 天内到期', en: 'ends within 30 days' },
  'within-14-days': { zh: '14 天内到期', en: 'ends within 14 days' },
  'within-7-days': { zh: '7 天内到期', en: 'ends within 7 days' },
  'within-3-days': { zh: '3 天内到期', en: 'ends within 3 days' },
  over: { zh: '已到期', en: 'over' },
};

function reasonText(mover: Mover, language: Language): string {
  const parts = [
    ...(mover.from.status === mover.to.status
      ? []
      : [`${STATUS[mover.from.status][language]} → ${STATUS[mover.to.status][language]}`]),
    ...(mover.reason === null ? [] : [changeOfReason(mover.reason, language)]),
    ...(mover.otherMethod
      ? [language === 'zh' ? '评分方法或权重也变了' : 'method or weights changed, too']
      : []),
  ];
  if (parts.length > 0) return parts.join(language === 'zh' ? '；' : '; ');
  return language === 'zh' ? '各项都有小幅变化' : 'small moves of many parts';
}

const CHANGED: Record<NonNullable<Mover['reason']>['change'], Text> = {
  appeared: { zh: '新出现', en: 'new' },
  worsened: { zh: '加重', en: 'worse' },
  eased: { zh: '减轻', en: 'eased' },
  gone: { zh: '已消除', en: 'gone' },
};

function cost(points: number): string {
  return points === 0 ? '0' : `−${points.toFixed(1)}`;
}

function changeOfReason(
  { code, change, from, to }: NonNullable<Mover['reason']>,
  language: Language,
): string {
  const points = `${cost(from)} → ${cost(to)}`;
  const [what, how] = [REASON_TEXTS[code][language], CHANGED[change][language]];
  return language === 'zh'
    ? `${what}（${how}，${points} 分）`
    : `${what} (${how}, ${points} points)`;
}

function moverLine(mover: Mover): ReportLine {
  const { platformId, name, evidence, changeIds, points } = mover;
  const score = { from: mover.from.value, to: mover.to.value, points };
  const text = inBoth((language) => reasonText(mover, language));
  return { platformId, name, text, score, evidence, changeIds };
}

function riskLine({ platformId, name, change, evidence }: Risk): ReportLine {
  const text = inBoth((language) => sentence(change, language));
  return { platformId, name, text, score: null, evidence, changeIds: [change.id] };
}

function staleLine({ platformId, name, indicator, ageDays, ...stale }: Stale): ReportLine {
  const days = Math.floor(ageDays);
  const text = {
    zh: `${INDICATOR_NAMES[indicator].zh}：${days} 天没有新证据（${stale.halfLifeDays} 天折半）`,
    en: `${INDICATOR_NAMES[indicator].en}: nothing new for ${days} days (halves in ${stale.halfLifeDays})`,
  };
  return { platformId, name, text, score: null, evidence: stale.evidence, changeIds: [] };
}

function expiringLine({ platformId, name, kind, label, word, ...seen }: Expiring): ReportLine {
  const of = label === '' ? '' : ` ${label}`;
  const text = {
    zh: `${TERM[kind].zh}${of} ${WORD[word].zh}（${dayText(seen.seenAt)} 所见）`,
    en: `${TERM[kind].en}${of} ${WORD[word].en} (seen ${dayText(seen.seenAt)})`,
  };
  return { platformId, name, text, score: null, evidence: seen.evidence, changeIds: [] };
}

const SECTIONS: Record<ReportSection['kind'], { title: Text; nothing: Text }> = {
  movers: {
    title: { zh: '分数变动', en: 'Scores that moved' },
    nothing: { zh: '没有超出区间的变动', en: 'None left its interval' },
  },
  risks: {
    title: { zh: '新的风险', en: 'New risks' },
    nothing: { zh: '没有新的风险', en: 'No new risks' },
  },
  stale: {
    title: { zh: '过期的证据', en: 'Evidence that grew old' },
    nothing: { zh: '证据都还新', en: 'All evidence is fresh' },
  },
  expiring: {
    title: { zh: '即将到期', en: 'Ending soon' },
    nothing: {
      zh: '近期没有到期的授权、域名或证书',
      en: 'No authorization, domain or certificate',
    },
  },
};

function section<Item>(
  kind: ReportSection['kind'],
  listed: { items: readonly Item[]; total: number },
  line: (item: Item) => ReportLine,
): ReportSection {
  return { kind, ...SECTIONS[kind], total: listed.total, lines: listed.items.map(line) };
}

/** A report in words, both languages. */
export function writeReport(
  report: Report,
  rhythm: 'daily' | 'weekly',
  profile: Text,
  timeZone: string,
): ReportContents {
  const span = spanText(report.from, report.until, timeZone);
  const kind =
    rhythm === 'daily' ? { zh: '日报', en: 'Daily report' } : { zh: '周报', en: 'Weekly report' };
  return {
    title: inBoth((language) => `${kind[language]} · ${profile[language]}`),
    lead: {
      zh: `${span.zh}，${report.platforms} 家平台${report.newcomers > 0 ? `，其中新增 ${report.newcomers} 家` : ''}`,
      en: `${span.en}, ${report.platforms} ${report.platforms === 1 ? 'platform' : 'platforms'}${report.newcomers > 0 ? `, ${report.newcomers} of them new` : ''}`,
    },
    sections: [
      section('movers', report.movers, moverLine),
      section('risks', report.risks, riskLine),
      section('expiring', report.expiring, expiringLine),
      section('stale', report.stale, staleLine),
    ],
  };
}
