import { ReportContents } from '@kaopu/contracts';
import { claimPrint, publish, storePrint, type Db } from '@kaopu/db';
import type { GuardedBrowser } from '@kaopu/net/browser';
import { reportPage } from './page.ts';

/** Longer than a browser takes to start and to print. */
const LEASE_MS = 180_000;

/** Prints one report, unless it is printed or being printed. */
export async function printReport(
  db: Db,
  browser: Pick<GuardedBrowser, 'print'>,
  reportId: string,
): Promise<void> {
  const claim = await claimPrint(db, reportId, LEASE_MS);
  if (claim === null) return;
  const page = reportPage(ReportContents.parse(claim.contents), claim.language);
  await storePrint(db, reportId, await browser.print(page));
  await publish(db, [{ type: 'report', reportId }]);
}
