import type { ServiceDayHour, ServiceHour, ServiceView } from '@kaopu/contracts';
import type { AskedWait } from '@kaopu/probes';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;
/** From here on it is called no answer, seconds. */
const LONG = 3_600;
const NIGHT_ENDS = 8;

type Measured = Pick<ServiceView, 'hours' | 'daily' | 'all' | 'night' | 'tooShort'>;

/** The hour of Beijing's week an instant (ms UTC) falls in. */
export function hourOfWeek(at: number): { weekday: number; hour: number } {
  const local = at + BEIJING_MS;
  const day = Math.floor(local / DAY_MS);
  // 1970-01-01 was a Thursday; 1 is Monday.
  return { weekday: ((day + 3) % 7) + 1, hour: Math.floor((local - day * DAY_MS) / HOUR_MS) };
}

/**
 * The median of waits, some of which are known only to be longer than so many seconds, after Kaplan
 * and Meier; `atLeast` when fewer than half were answered for as long as anybody waited.
 */
export function medianWait(
  waits: readonly Pick<AskedWait, 'seconds' | 'censored'>[],
): { seconds: number; atLeast: boolean } | null {
  const sorted = [...waits].sort(
    (a, b) => a.seconds - b.seconds || Number(a.censored) - Number(b.censored),
  );
  let unanswered = 1;
  for (const [i, { seconds, censored }] of sorted.entries()) {
    if (!censored) unanswered *= 1 - 1 / (sorted.length - i);
    // Rounding must not put half of four beyond a half.
    if (unanswered <= 0.5 + 1e-9) return { seconds, atLeast: false };
  }
  const last = sorted.at(-1);
  return last === undefined ? null : { seconds: last.seconds, atLeast: true };
}

const isTooShort = ({ seconds, censored }: AskedWait) => censored && seconds < LONG;

function countOf(waits: readonly AskedWait[]): ServiceView['all'] {
  const told = waits.filter((wait) => !isTooShort(wait));
  return { asked: told.length, unanswered: told.filter(({ seconds }) => seconds >= LONG).length };
}

/** What waits of one hour say together. */
function measuredOf(own: readonly AskedWait[]): Omit<ServiceHour, 'weekday' | 'hour'> {
  const median = medianWait(own);
  const tells = median !== null && (!median.atLeast || median.seconds >= LONG);
  return {
    ...countOf(own),
    seconds: tells ? median.seconds : null,
    atLeast: median?.atLeast ?? false,
  };
}

/** Waits by the hour of the week, and by the hour of the day. */
export function serviceHours(waits: readonly AskedWait[]): Measured {
  const byHour = Map.groupBy(waits, ({ askedAt }) => {
    const { weekday, hour } = hourOfWeek(askedAt);
    return weekday * 24 + hour;
  });
  const hours = [...byHour].map(([place, own]): ServiceHour => ({
    weekday: Math.floor(place / 24),
    hour: place % 24,
    ...measuredOf(own),
  }));
  const daily = [...Map.groupBy(waits, ({ askedAt }) => hourOfWeek(askedAt).hour)].map(
    ([hour, own]): ServiceDayHour => ({ hour, ...measuredOf(own) }),
  );
  return {
    hours: hours.sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    daily: daily.sort((a, b) => a.hour - b.hour),
    all: countOf(waits),
    night: countOf(waits.filter(({ askedAt }) => hourOfWeek(askedAt).hour < NIGHT_ENDS)),
    tooShort: waits.filter(isTooShort).length,
  };
}
