import type { GroupActivityView } from '@kaopu/contracts';
import type { GroupLook } from '@kaopu/probes';

const DAY_MS = 86_400_000;
/** What nobody looked at for so long is not known. */
const LOOKED_DAYS = 14;
/** So many times between words of theirs make a habit. */
const LEAST_INTERVALS = 2;
/** Silence of so many times the habit, and so many days, is a sign. */
const SILENT = { factor: 3, days: 3 };

export interface LoggedLook extends GroupLook {
  key: string;
  /** ms UTC. */
  at: number;
}

type Strength = GroupActivityView['strength'];
const RANK: Readonly<Record<Strength, number>> = { unknown: 0, calm: 1, weak: 2, strong: 3 };

interface Group {
  strength: Strength;
  newest: LoggedLook;
  /** Days without a word of theirs, and usual days between two; null when not known. */
  silent: number | null;
  usual: number | null;
}

const days = (ms: number) => Math.round((ms / DAY_MS) * 10) / 10;

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** One group against its own past; silence is measured to the last look, not to now. */
function groupOf(looks: readonly LoggedLook[], now: number): Group | null {
  const byTime = [...looks].sort((a, b) => a.at - b.at);
  const newest = byTime.at(-1);
  if (newest === undefined) return null;
  const told = byTime.flatMap(({ lastOfficialAt }) => lastOfficialAt ?? []);
  const words = [...new Set(told)].sort((a, b) => a - b);
  const intervals = words.slice(1).map((at, i) => at - (words[i] ?? at));
  const usual = intervals.length < LEAST_INTERVALS ? null : medianOf(intervals);
  const last = words.at(-1);
  const silent = last === undefined ? null : Math.max(0, newest.at - last);
  const isSilent =
    usual !== null &&
    silent !== null &&
    silent >= SILENT.factor * usual &&
    silent >= SILENT.days * DAY_MS;
  let strength: Strength = usual === null ? 'unknown' : 'calm';
  if (newest.state === 'quiet' || isSilent) strength = 'weak';
  if (newest.state === 'muted' || newest.state === 'dissolved') strength = 'strong';
  if (now - newest.at > LOOKED_DAYS * DAY_MS) strength = 'unknown';
  return { strength, newest, silent, usual };
}

const STATES: Readonly<Record<GroupLook['state'], [zh: string, en: string]>> = {
  active: ['有人说话', 'people talk'],
  quiet: ['没人说话', 'quiet'],
  muted: ['全员禁言', 'everybody muted'],
  dissolved: ['解散或被移出', 'dissolved'],
};

function daysText(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function figuresOf({ newest, silent, usual }: Group): GroupActivityView['figures'] {
  const [zh, en] = STATES[newest.state];
  const name = newest.group.slice(newest.group.indexOf(' ') + 1);
  const since = silent === null ? null : days(silent);
  return {
    now: {
      zh: `${name}：${zh}${since === null ? '' : `，平台的人 ${since} 天没说话`}`,
      en: `${name}: ${en}${since === null ? '' : `, no word of theirs for ${daysText(since)}`}`,
    },
    baseline:
      usual === null
        ? null
        : {
            zh: `以往约 ${days(usual)} 天说一次话`,
            en: `a word every ${days(usual) === 1 ? 'day' : daysText(days(usual))}`,
          },
  };
}

/** What was logged of a platform's groups, told by the group that worries most; ms UTC. */
export function groupActivity(looks: readonly LoggedLook[], now: number): GroupActivityView {
  const groups = [...Map.groupBy(looks, ({ group }) => group).values()]
    .flatMap((own) => groupOf(own, now) ?? [])
    .sort((a, b) => RANK[b.strength] - RANK[a.strength] || b.newest.at - a.newest.at);
  const [worst] = groups;
  if (worst === undefined) return { strength: 'unknown', figures: null, at: null, evidence: [] };
  return {
    strength: worst.strength,
    figures: figuresOf(worst),
    at: new Date(worst.newest.at).toISOString(),
    evidence: [worst.newest.key],
  };
}
