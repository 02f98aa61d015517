import type { Finding, Reading } from '@kaopu/scoring';
import type { Indicated } from '../types.ts';
import { countedNo } from './identity.ts';
import { nameKey, registerNamed } from './names.ts';
import type { PublicRecord, RecordsSeen } from './record.ts';
import { severityOf } from './severity.ts';

export const RECORD_INDICATORS = ['penalties'] as const;

/** Midnight of a Beijing day, ms UTC. */
function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

function readingOf(record: PublicRecord, by: Partial<Reading>): Reading[] {
  const severity = severityOf(record);
  if (severity === null) return [];
  const no = countedNo(record);
  const decidedAt = dayStart(record.decidedOn);
  // The set keeps a record by its number, so one met at two registers counts once.
  return [
    { indicator: 'penalties', subject: '', x: 0, ...by, penalty: { no, severity, decidedAt } },
  ];
}

/** What courts decided against the company. */
function findingsOf(
  records: readonly PublicRecord[],
  voice: Pick<Finding, 'source' | 'by'>,
): Finding[] {
  return records.flatMap((record): Finding[] => {
    if (record.kind !== 'judgment' || record.adverse !== true) return [];
    return [
      { topic: 'judgment', subject: '', value: record.criminal ? 'criminal' : 'civil', ...voice },
    ];
  });
}

/**
 * Is the company on a list of serious violations, as far as this source tells? Only a source that was
 * asked for that list, or shows an entry of it, knows that there is none.
 */
function seriousOf(
  { source, state, asked, records }: RecordsSeen,
  voice: Pick<Finding, 'source' | 'by'>,
): Finding[] {
  const entries = records.filter(({ kind }) => kind === 'serious');
  if (state === 'absent' || (asked !== 'serious' && entries.length === 0)) return [];
  const value = entries.some(({ removedOn }) => removedOn === null) ? 'listed' : 'none';
  return [{ topic: 'serious-list', subject: registerNamed(source).name, value, ...voice }];
}

/** Is nothing but a court's record what a source has? */
function isOfCourts(source: string): boolean {
  return /裁判|法院|court|judgment/i.test(nameKey(source));
}

/** Dated documents of a court or an authority, read in full: another look reads the same. */
export const RECORDS_COUNT_AT_ONCE = ['judgment', 'serious-list'] as const;

/**
 * What a source's answer says: that it answered, each record that takes something, the list it
 * publishes, and what courts decided. Pure; `voice` says whose word it is.
 */
export function indicateRecords(
  seen: RecordsSeen,
  voice: Pick<Finding, 'source' | 'by'>,
  by: Partial<Reading> = {},
): Indicated {
  const { source, state, records, published } = seen;
  const answered: Reading[] =
    state === 'absent' ? [] : [{ indicator: 'penalties', subject: '', x: 1, ...by }];
  const none: Finding[] =
    state === 'clear' && isOfCourts(source)
      ? [{ topic: 'judgment', subject: '', value: 'none', ...voice }]
      : [];
  return {
    readings: [...answered, ...records.flatMap((record) => readingOf(record, by))],
    facts: [
      {
        kind: 'public-records',
        subject: source,
        value: published.join('\n'),
        // Records that are numbered and dated: a second look adds nothing.
        confirmed: true,
        label: source,
      },
    ],
    findings: [...none, ...findingsOf(records, voice), ...seriousOf(seen, voice)],
  };
}
