import type { Health } from '@kaopu/contracts';
import type { RecentSlots, Vitals } from '@kaopu/db';
import type { Depth, NodeState } from '@kaopu/jobs';
import { reasonsOf, statusOf, wordsOf, type Reason, type Words } from '@kaopu/watch';

export const VERSION = '0.1.0';

export interface Measured {
  /** null: the database did not answer. */
  vitals: Vitals | null;
  /** null: the queue did not answer. */
  depths: ReadonlyMap<string, Depth> | null;
  slots: RecentSlots | null;
  evidence: { ok: boolean | null; latencySeconds: number | null };
  backend: 'postgres' | 'redis';
  nodes: readonly NodeState[];
}

/** Pure: what is wrong, by the measurements. */
export function reasonsIn({ vitals, depths, slots, evidence }: Measured): Reason[] {
  return reasonsOf({ vitals, queueOk: depths !== null, evidenceOk: evidence.ok, slots });
}

/** Pure: what the measurements mean. */
export function judgeHealth(measured: Measured): Health {
  const { vitals, depths, slots, evidence, backend, nodes } = measured;
  const reasons = reasonsIn(measured);
  const silent = vitals?.silentVantages ?? [];
  const waiting = depths && [...depths.values()].reduce((sum, depth) => sum + depth.waiting, 0);
  return {
    status: statusOf(reasons, vitals !== null),
    ready: vitals !== null && depths !== null,
    version: VERSION,
    database: { ok: vitals !== null, latencyMs: vitals?.latencyMs ?? null },
    queue: { backend, ok: depths !== null, waiting, nodes: [...nodes] },
    evidence: {
      ok: evidence.ok,
      latencyMs: evidence.latencySeconds === null ? null : evidence.latencySeconds * 1_000,
    },
    workers: {
      alive: vitals?.workersAlive ?? 0,
      lastSeenAt: vitals?.workerSeenAt?.toISOString() ?? null,
    },
    vantages: {
      silent: silent.map(({ name, since }) => ({ name, since: since.toISOString() })),
    },
    oldestDueLagSeconds: vitals?.oldestDueLagSeconds ?? 0,
    overdue: vitals?.overdue ?? 0,
    ahead: vitals?.ahead ?? 0,
    unjudged: vitals?.unjudged ?? 0,
    undelivered: vitals?.undelivered ?? 0,
    slots,
    replay: vitals?.replay ? { ...vitals.replay, at: vitals.replay.at.toISOString() } : null,
    reasons,
    words: wordsFor(reasons, silent, nodes),
  };
}

/** Of a Redis that is away its name too: there may be several. */
function wordsFor(
  reasons: readonly Reason[],
  silent: Vitals['silentVantages'],
  nodes: readonly NodeState[],
): Words[] {
  const away = nodes.filter(({ ok, name }) => !ok && name !== 'postgres').map(({ name }) => name);
  const words = wordsOf(reasons, silent);
  const at = reasons.indexOf('queue-unreachable');
  const found = words[at];
  if (found === undefined || away.length === 0) return words;
  return words.with(at, {
    zh: `${found.zh}（没有应答：${away.join('、')}）`,
    en: `${found.en} (no answer: ${away.join(', ')})`,
  });
}
