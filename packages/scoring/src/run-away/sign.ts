import { compareMoments, type Moment } from '../order.ts';
import type { Text, Wording } from '../text.ts';
import { RUN_AWAY_RULES } from './rules.ts';

export const SIGNS = ['replies', 'withdrawals', 'stale', 'price-dump', 'identity'] as const;
export type SignId = (typeof SIGNS)[number];

/** `unknown` is neither a sign nor its absence. */
export type Strength = 'unknown' | 'calm' | 'weak' | 'strong';

/** A value that changed, `from` and `to` as they were shown. */
export interface IdentityChange {
  topic: 'contact' | 'domain' | 'filing-number';
  from: string;
  to: string;
}

/** What is usual for the platform (`baseline`) and what is so now (`current`). */
export interface SignParams {
  /** Median seconds to the first reply. */
  replies: { baseline: number; current: number };
  /** Words on withdrawals paid on time, and on delayed or refused ones that nobody took back. */
  withdrawals: { baseline: number; current: number };
  /** Median days between changes, and days since the last; how many of how many stand still. */
  stale: { baseline: number; current: number; items: number; of: number };
  /** Prices in percent of the market, or of whatever the course is measured against. */
  'price-dump': { baseline: number; current: number; items: number; of: number };
  identity: { changes: IdentityChange[] };
}

export interface SignOf<S extends SignId> {
  sign: S;
  strength: Strength;
  /** null when too little is known. */
  params: SignParams[S] | null;
  /** Keys of the observations that show what is so now. */
  evidence: string[];
}

export type Sign = { [S in SignId]: SignOf<S> }[SignId];

/** Keys of the newest observations, each once. */
export function evidenceOf(moments: readonly Moment[]): string[] {
  const byTime = [...moments].sort(compareMoments);
  return [...new Set(byTime.map(({ id }) => id))].slice(-RUN_AWAY_RULES.evidence);
}

function durationText(seconds: number): Text {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 120) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  const hours = Math.round(minutes / 60);
  return { zh: `${hours} 小时`, en: `${hours} h` };
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** A value as it was shown, cut to a line; nothing shown is a value too. */
function shown(value: string): Text {
  if (value === '') return { zh: '（无）', en: '(none)' };
  const cut = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return { zh: cut, en: cut };
}

const TOPIC_NAMES: Readonly<Record<IdentityChange['topic'], Text>> = {
  contact: { zh: '联系方式', en: 'contact' },
  domain: { zh: '域名', en: 'domain' },
  'filing-number': { zh: '备案号', en: 'filing number' },
};

const NAMES: Readonly<Record<SignId, Text>> = {
  replies: { zh: '客服回复速度', en: 'Speed of replies' },
  withdrawals: { zh: '提现与结算', en: 'Withdrawals and settlements' },
  stale: { zh: '库存与页面更新', en: 'Updates of stock and pages' },
  'price-dump': { zh: '集中降价', en: 'Price dumping' },
  identity: { zh: '联系方式、域名与备案', en: 'Contact, domain and filing' },
};

const SIGN_TEXTS: { readonly [S in SignId]: Wording<SignParams[S]> } = {
  replies: {
    zh: ({ baseline, current }) =>
      `客服回复变慢：近一周多为 ${durationText(current).zh}，以往多为 ${durationText(baseline).zh}`,
    en: ({ baseline, current }) =>
      `Replies have slowed: ${durationText(current).en} this week, ${durationText(baseline).en} before`,
  },
  withdrawals: {
    zh: ({ baseline, current }) =>
      `提现或结算被拖延、拒付：${current} 条反馈（按时到账 ${baseline} 条）`,
    en: ({ baseline, current }) =>
      `Withdrawals or settlements late or refused: ${current} reports (${baseline} on time)`,
  },
  stale: {
    zh: ({ baseline, current, items, of }) =>
      `库存或页面停更：${of} 项中有 ${items} 项不动，已 ${current} 天没有变化，以往约 ${baseline} 天一变`,
    en: ({ baseline, current, items, of }) =>
      `Stock or pages stand still: ${items} of ${of}, for ${daysText(current)}, where ${baseline} were usual`,
  },
  'price-dump': {
    zh: ({ baseline, current, items, of }) =>
      `集中降价：${of} 个商品中有 ${items} 个，从市场价的 ${baseline}% 降到 ${current}%`,
    en: ({ baseline, current, items, of }) =>
      `Prices dumped: ${items} of ${of} products, from ${baseline} % of the market to ${current} %`,
  },
  identity: {
    zh: ({ changes }) =>
      changes
        .map(
          ({ topic, from, to }) =>
            `${TOPIC_NAMES[topic].zh}由「${shown(from).zh}」变为「${shown(to).zh}」`,
        )
        .join('；'),
    en: ({ changes }) =>
      `Changed: ${changes
        .map(
          ({ topic, from, to }) =>
            `${TOPIC_NAMES[topic].en} from "${shown(from).en}" to "${shown(to).en}"`,
        )
        .join('; ')}`,
  },
};

/** What is so now, and what is usual for this platform, each in words. */
interface Figures {
  now: Text;
  /** null where there is no such thing as usual. */
  baseline: Text | null;
}

const FIGURES: { readonly [S in SignId]: (params: SignParams[S]) => Figures } = {
  replies: ({ baseline, current }) => ({
    now: {
      zh: `近 ${RUN_AWAY_RULES.replies.recentDays} 天中位 ${durationText(current).zh}`,
      en: `median of ${RUN_AWAY_RULES.replies.recentDays} days: ${durationText(current).en}`,
    },
    baseline: {
      zh: `此前 ${RUN_AWAY_RULES.replies.baselineDays} 天中位 ${durationText(baseline).zh}`,
      en: `median of ${RUN_AWAY_RULES.replies.baselineDays} days before: ${durationText(baseline).en}`,
    },
  }),
  withdrawals: ({ baseline, current }) => ({
    now: {
      zh: `近 ${RUN_AWAY_RULES.withdrawals.days} 天 ${current} 条拖延或拒付`,
      en: `${current} late or refused in ${RUN_AWAY_RULES.withdrawals.days} days`,
    },
    baseline: { zh: `按时到账 ${baseline} 条`, en: `${baseline} paid on time` },
  }),
  stale: ({ baseline, current, items, of }) => ({
    now: {
      zh: `${of} 项中 ${items} 项不动，已 ${current} 天没有变化`,
      en: `${items} of ${of} stand still, ${daysText(current)} without a change`,
    },
    baseline: {
      zh: `以往约 ${baseline} 天一变`,
      en: `a change every ${baseline === 1 ? 'day' : daysText(baseline)}`,
    },
  }),
  'price-dump': ({ baseline, current }) => ({
    now: { zh: `市场价的 ${current}%`, en: `${current} % of the market` },
    baseline: { zh: `以往 ${baseline}%`, en: `${baseline} % before` },
  }),
  identity: (params) => ({
    now:
      params.changes.length === 0
        ? { zh: '没有变化', en: 'no change' }
        : { zh: SIGN_TEXTS.identity.zh(params), en: SIGN_TEXTS.identity.en(params) },
    baseline: null,
  }),
};

/** The figures a sign rests on, in words; null when too little is known. */
export function signFigures<S extends SignId>({
  sign,
  strength,
  params,
}: SignOf<S>): Figures | null {
  if (params === null || strength === 'unknown') return null;
  const figures: (params: SignParams[S]) => Figures = FIGURES[sign];
  return figures(params);
}

/** A sign in words. */
export function signText<S extends SignId>({ sign, strength, params }: SignOf<S>): Text {
  const name = NAMES[sign];
  if (params === null || strength === 'unknown') {
    return { zh: `${name.zh}：数据还不够`, en: `${name.en}: too little is known` };
  }
  if (strength === 'calm') return { zh: `${name.zh}：与以往一致`, en: `${name.en}: as usual` };
  const wording: Wording<SignParams[S]> = SIGN_TEXTS[sign];
  return { zh: wording.zh(params), en: wording.en(params) };
}
