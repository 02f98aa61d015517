import type { Findings } from '../findings.ts';
import type { DailyGaps } from '../price/daily.ts';
import type { Text } from '../text.ts';
import { identitySign } from './identity.ts';
import { priceDumpSign } from './price-dump.ts';
import { repliesSign, type ReplyPoint } from './replies.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import type { Sign } from './sign.ts';
import { staleSign } from './stale.ts';
import { withdrawalsSign } from './withdrawals.ts';

export const WARNING_LEVELS = ['none', 'watch', 'warning'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

export interface EarlyWarning {
  level: WarningLevel;
  /** One of each kind, also those that are calm or unknown. */
  signs: Sign[];
  /** Signs about which enough is known; with none, *none* says nothing. */
  known: number;
  /** Keys of the observations behind the weak and the strong signs, in order. */
  evidence: string[];
}

export interface RunAwayInput {
  findings: Findings;
  replies: readonly ReplyPoint[];
  daily: DailyGaps;
}

/**
 * The joint rule. *warning*: two strong signs, or withdrawals strongly and any other sign: money held
 * back is what the others lead to. *watch*: one strong sign or two weak ones. What is unknown is
 * neither calm nor a sign.
 */
export function jointLevel(signs: readonly Pick<Sign, 'sign' | 'strength'>[]): WarningLevel {
  const strong = signs.filter(({ strength }) => strength === 'strong');
  const weak = signs.filter(({ strength }) => strength === 'weak');
  const { strongForWarning, weakForWatch } = RUN_AWAY_RULES.joint;
  const held = strong.some(({ sign }) => sign === 'withdrawals');
  if (strong.length >= strongForWarning || (held && weak.length > 0)) return 'warning';
  return strong.length > 0 || weak.length >= weakForWatch ? 'watch' : 'none';
}

/** The early warning (跑路预警) at `now`, UTC ms: a pure function of what is known of one platform. */
export function earlyWarning(
  { findings, replies, daily }: RunAwayInput,
  now: number,
): EarlyWarning {
  const signs: Sign[] = [
    repliesSign(replies, now),
    withdrawalsSign(findings, now),
    staleSign(findings, now),
    priceDumpSign(daily, now),
    identitySign(findings, now),
  ];
  const shown = signs.filter(({ strength }) => strength === 'weak' || strength === 'strong');
  return {
    level: jointLevel(signs),
    signs,
    known: signs.filter(({ strength }) => strength !== 'unknown').length,
    evidence: [...new Set(shown.flatMap(({ evidence }) => evidence))].sort(),
  };
}

/** The warning in words: signs, never an accusation. */
export function warningText({ level, known }: Pick<EarlyWarning, 'level' | 'known'>): Text {
  switch (level) {
    case 'none':
      return known > 0
        ? { zh: '未见跑路征兆', en: 'No signs of a shutdown' }
        : { zh: '跑路征兆：数据还不够', en: 'Signs of a shutdown: too little is known' };
    case 'watch':
      return {
        zh: '有需要留意的跑路征兆，建议少存余额',
        en: 'Signs of a shutdown to watch: keep balances small',
      };
    case 'warning':
      return {
        zh: '多项跑路征兆同时出现，建议停止预存并尽快提现',
        en: 'Several signs of a shutdown at once: stop prepaying and withdraw soon',
      };
  }
}
