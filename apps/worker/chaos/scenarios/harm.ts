import type { Stage } from '../stage.ts';
import { until } from '../store.ts';

/** Does some harm as often as asked for, evenly over the middle of the plan; returns how often. */
export async function harmAcross(
  stage: Stage,
  harm: (turn: number) => Promise<unknown>,
  times: number = stage.terms.kills,
): Promise<number> {
  for (let turn = 0; turn < times; turn += 1) {
    await stage.passed(0.1 + (0.7 * (turn + 0.5)) / times);
    await harm(turn);
  }
  return times;
}

/** Less than a look has time for. */
const HOLD_MS = 2_000;

/** Keeps visitors of the shops waiting until there are so many, and does the harm then. */
export async function inTheMiddleOfLooks(
  { shop }: Stage,
  looks: number,
  harm: () => Promise<void>,
): Promise<void> {
  shop.hold(true);
  await until(() => shop.waiting() >= looks, HOLD_MS, 20);
  await harm();
  shop.hold(false);
}

/**
 * Waits until a look is stored whose slot is still to come.
 *
 * @returns how long that took, ms; null when none was in so long a time
 */
export async function resumed({ sql }: Stage, patienceMs: number): Promise<number | null> {
  const at = performance.now();
  const [row] = await sql('SELECT now()::text AS now');
  const isStored = async (): Promise<boolean> => {
    const rows = await sql(
      `SELECT 1 FROM probe WHERE last_at > $1::timestamptz AND last_status = 'observed' LIMIT 1`,
      row?.['now'],
    );
    return rows.length > 0;
  };
  return (await until(isStored, patienceMs, 50)) ? Math.round(performance.now() - at) : null;
}
