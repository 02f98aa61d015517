import { PlatformRowMore, type PlatformIndexMore, type ScoreView } from '@kaopu/contracts';
import type { ListedRecord, SortedByRecord } from '@kaopu/db';
import { hasLeftInterval } from '@kaopu/scoring';
import { keysOf } from './index-view.ts';
import { platformRow } from './views.ts';

function changeOf(before: ListedRecord['before'], after: ScoreView | null) {
  if (before === null || after === null) return null;
  return { points: after.value - before.value, sure: hasLeftInterval(before, after) };
}

export function rowView(record: ListedRecord): PlatformRowMore {
  const { score, ...row } = platformRow(record);
  return PlatformRowMore.parse({
    ...row,
    spark: row.spark.map((value) => times(10, value)).map((tenths) => tenths && tenths / 10),
    coverage: score?.coverage ?? null,
    change: changeOf(record.before, score),
  });
}

const SECONDS = 60;

const times = (factor: number, value: number | null) =>
  value === null ? null : Math.round(value * factor);

export function moreView(records: readonly SortedByRecord[]): PlatformIndexMore {
  const keys = keysOf(records.map(({ id }) => id));
  return {
    keyLength: keys[0]?.length ?? 0,
    keys: keys.join(''),
    sites: records.map(({ siteUrl }) => siteUrl.replace('https://', '')),
    ages: records.map(({ ageSeconds }) => times(1 / SECONDS, ageSeconds)),
    coverages: records.map(({ coverage }) => times(1000, coverage)),
    changes: records.map(({ change }) => times(10, change)),
  };
}
