import { PlatformDetail } from '@kaopu/contracts';
import { storeJudgements } from '@kaopu/db';
import {
  emptyState,
  judge,
  METHOD_VERSION,
  STANDARD_PROFILES,
  type JudgeInput,
  type JudgeOutput,
  type Profile,
} from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import type { RunningApi } from './running-api.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** A platform that is judged at the given times, as a worker would judge it. */
export async function judgedPlatform(
  api: RunningApi,
  name: string,
  runs: { at: number; observations: JudgeInput['observations'] }[],
  own: Profile[] = [],
): Promise<{ id: string; outputs: JudgeOutput[] }> {
  const body = { name, siteUrl: `https://${name}.example/` };
  const { id } = PlatformDetail.parse((await api.call('/platforms', { body })).body);
  const outputs: JudgeOutput[] = [];
  for (const [i, { at, observations }] of runs.entries()) {
    const output = judge({
      now: at,
      state: outputs.at(-1)?.state ?? emptyState(),
      observations,
      profiles: [...STANDARD_PROFILES, ...own],
      openAlerts: [],
      knownAt: String(i + 1),
      hash,
    });
    outputs.push(output);
    await storeJudgements(api.test.db, [
      {
        platformId: id,
        expectedSeq: BigInt(i),
        scoreDue: null,
        at: new Date(at),
        method: METHOD_VERSION,
        state: output.state,
        taken: [],
        scores: output.scores,
        insights: output.insights,
        changes: output.changes.map((change) => ({
          ...change,
          id: crypto.randomUUID(),
          probeId: null,
        })),
        products: [],
        series: [],
        seriesVersion: 1,
        confirm: [],
      },
    ]);
  }
  return { id, outputs };
}
