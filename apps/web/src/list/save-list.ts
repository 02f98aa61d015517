import type { DimensionId, ProfileId } from '@kaopu/scoring';
import { handOver } from '../api/save-as.ts';
import { csvOf } from '../compare/csv.ts';
import { absoluteText, beijing, type Lang } from '../format/time.ts';
import type { Messages } from '../i18n/messages.ts';
import type { ListRow } from './columns.ts';
import { EXTRA_WORDS } from './extra-words.ts';
import type { Sites } from './find.ts';

const textOf = (value: number | null | undefined) => String(value ?? '');

function urlOf(site: string | undefined): string {
  if (site === undefined) return '';
  return site.includes('://') ? site : `https://${site}`;
}

/** What the list shows, a line a platform, as the list has it in numbers. */
export function listLines(
  rows: readonly ListRow[],
  sites: Sites,
  dimensions: readonly DimensionId[],
  { clock, profile }: { clock: string; profile: string },
  m: Messages,
  { csv }: (typeof EXTRA_WORDS)['zh-CN'],
): string[][] {
  const head = [csv.rank, csv.rankLo, csv.rankHi, csv.name, csv.url, csv.score, csv.lo, csv.hi];
  const own = [csv.grade, csv.status, ...dimensions.map((id) => m.words.dimension[id]), csv.alerts];
  return [
    [...head, ...own, csv.profile, csv.at],
    ...rows.map(({ key, name, place, points, openAlerts, score }) => [
      textOf(place?.rank),
      textOf(place?.lo),
      textOf(place?.hi),
      name,
      urlOf(sites.get(key)),
      textOf(score?.value),
      textOf(score?.lo),
      textOf(score?.hi),
      score === null || score.grade === '-' || score.grade === 'X' ? '' : score.grade,
      score === null ? m.list.notScored : m.words.status[score.status],
      ...points.map(textOf),
      textOf(openAlerts),
      profile,
      clock,
    ]),
  ];
}

export function saveList(
  rows: readonly ListRow[],
  sites: Sites,
  dimensions: readonly DimensionId[],
  profile: ProfileId,
  { m, lang }: { m: Messages; lang: Lang },
): void {
  const now = Date.now();
  const about = { clock: absoluteText(now), profile: m.shell.profileShort[profile] };
  const text = csvOf(listLines(rows, sites, dimensions, about, m, EXTRA_WORDS[lang]));
  handOver(new Blob([text], { type: 'text/csv' }), `kaopu-platforms-${beijing(now).date}.csv`);
}
