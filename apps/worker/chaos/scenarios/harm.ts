import type { Stage } from '../stage.ts';

/** Does some harm as often as asked for, evenly over the middle of the plan; returns how often. */
export async function harmAcross(
  stage: Stage,
  harm: (turn: number) => Promise<unknown>,
): Promise<number> {
  const { kills } = stage.terms;
  for (let turn = 0; turn < kills; turn += 1) {
    await stage.passed(0.1 + (0.7 * (turn + 0.5)) / kills);
    await harm(turn);
  }
  return kills;
}
