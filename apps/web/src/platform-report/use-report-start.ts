import type { ProfileId } from '@kaopu/scoring';
import {
  changeQuery,
  explanationQuery,
  insightsQuery,
  platformQuery,
  trendQuery,
} from '../api/queries.ts';
import { entriesQuery, REPLY } from '../entries/queries.ts';
import { useReadTogether } from '../platform/head-start.ts';
import { FIRST_CHANGE_HOURS } from '../platform/ranges.ts';
import { recordEventsQuery } from '../records/queries.ts';
import { groupsQuery } from '../run-away/queries.ts';
import { MONTH_HOURS } from './month-hours.ts';

/** What the sheet of a platform will show. */
export function useReportStart(id: string, profile: ProfileId): void {
  useReadTogether(id, (start) => {
    start.read(platformQuery(id));
    start.read(changeQuery(id, profile, FIRST_CHANGE_HOURS));
    start.read(insightsQuery(id));
    start.read(explanationQuery(id, profile));
    start.read(trendQuery(id, profile, MONTH_HOURS));
    start.read(recordEventsQuery(id));
    start.read(groupsQuery(id));
    start.readPages(entriesQuery(id, REPLY));
  });
}
