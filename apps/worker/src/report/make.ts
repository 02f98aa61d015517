import { ReportRhythm } from '@kaopu/contracts';
import {
  changesWithin,
  dueReports,
  endingTerms,
  ownProfiles,
  publish,
  reportedPlatforms,
  scoresOfMoves,
  storeReport,
  type Db,
  type DueReport,
} from '@kaopu/db';
import { digestOf, hasMoved, TERM_KINDS, type Report } from '@kaopu/scoring';
import { reportSpan, spanUpTo } from '@kaopu/schedule';
import { randomUUID } from 'node:crypto';
import { messageOf, type Log } from '../log.ts';
import { reportMessage, reportUrl } from './message.ts';
import { profileName } from './names.ts';
import { writeReport } from './write.ts';

const BATCH = 20;

/** Makes the reports that are due, and queues them for their channels. One that fails holds up no other. */
export async function makeReports(
  db: Db,
  ownUrl: string | null,
  log: Pick<Log, 'error'>,
): Promise<void> {
  for (const plan of await dueReports(db, BATCH)) {
    try {
      await makeReport(db, plan, ownUrl);
    } catch (error) {
      log.error('a report was not made', { planId: plan.id, error: messageOf(error) });
    }
  }
}

async function makeReport(db: Db, plan: DueReport, ownUrl: string | null): Promise<void> {
  const { from, until, dueAt } = spanOf(plan);
  const report = await reportOf(db, plan.profile, from, until);
  const name = profileName(plan.profile, await ownProfiles(db, { deleted: true }));
  const contents = writeReport(report, plan.rhythm, name, plan.timeZone);
  const id = randomUUID();
  const message = reportMessage(contents, reportUrl(id, ownUrl), plan.settledAt);
  if (await storeReport(db, plan, { id, from, until, contents, message, dueAt })) {
    await publish(db, [{ type: 'report', reportId: id }]);
  }
}

/** What it is about: whoever wants one now does not put off the next. */
function spanOf(plan: DueReport): { from: Date; until: Date; dueAt: Date } {
  const rhythm = ReportRhythm.parse(plan);
  if (plan.nowAt !== null) {
    const { from, until } = spanUpTo(rhythm, plan.nowAt.getTime());
    return { from: new Date(from), until: new Date(until), dueAt: plan.dueAt };
  }
  const span = reportSpan(rhythm, plan.dueAt.getTime(), plan.settledAt.getTime());
  return { from: new Date(span.from), until: new Date(span.until), dueAt: new Date(span.next) };
}

async function reportOf(db: Db, profile: string, from: Date, until: Date): Promise<Report> {
  const span = { profile, from, until };
  const [platforms, changes, terms] = await Promise.all([
    reportedPlatforms(db, span),
    changesWithin(db, span),
    endingTerms(db, TERM_KINDS),
  ]);
  const ids = platforms
    .filter(({ before, after }) => before !== null && hasMoved(before, after))
    .map(({ id }) => id);
  const moved = await scoresOfMoves(db, span, ids);
  return digestOf({
    profile,
    from: from.getTime(),
    until: until.getTime(),
    platforms,
    moved,
    changes,
    terms,
  });
}
