import { shareUtility, type IndicatorId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = ['back-office'] as const satisfies readonly IndicatorId[];

/** The mean rating as a share: 1 of 5 is nothing, 5 of 5 all of it. */
function easeOf({ easeOfOrdering, easeOfExport, easeOfAccounts }: Fields): number[] {
  const ratings = [easeOfOrdering, easeOfExport, easeOfAccounts].flatMap((rating) =>
    rating === undefined ? [] : [Number(rating)],
  );
  const mean = ratings.reduce((total, rating) => total + rating, 0) / ratings.length;
  return ratings.length === 0 ? [] : [(mean - 1) / 4];
}

function accuracyOf({ reconciledRows, mismatches }: Fields): number[] {
  if (reconciledRows === undefined || mismatches === undefined) return [];
  return [1 - mismatches / reconciledRows];
}

/** What was asked for, each as the share that is there. ERP is a bonus: only its presence counts. */
export function partsOf(fields: Fields): number[] {
  const { console, orderQuery, bulkExport, statistics, erp } = fields;
  const features = [console, orderQuery, bulkExport, statistics]
    .filter((word) => word !== 'untried')
    .map((word) => (word === 'yes' ? 1 : 0));
  return [...features, ...(erp === 'yes' ? [1] : []), ...easeOf(fields), ...accuracyOf(fields)];
}

/** Pure: what a trial account showed of the back office. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const parts = partsOf(fields);
  const present = parts.reduce((total, part) => total + part, 0);
  const x = shareUtility(present, parts.length);
  return {
    readings: x === null ? [] : [{ indicator: 'back-office', subject: '', source, by, x }],
    facts: [],
  };
}
