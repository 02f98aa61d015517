import { Schedule, type ProbeView } from '@kaopu/contracts';
import type { ProbeRecord } from '@kaopu/db';
import { probeByKind, withoutSecrets } from '@kaopu/probes';

/** Secrets of its configuration are never shown; an unknown kind might have some. */
export function probeView(record: ProbeRecord): ProbeView {
  const probe = probeByKind(record.kind);
  return {
    id: record.id,
    platformId: record.platformId,
    kind: record.kind,
    config: probe === undefined ? null : withoutSecrets(probe.config, record.config),
    intervalSeconds: record.intervalSeconds,
    schedule: Schedule.nullable().parse(record.schedule),
    quorum: record.quorum,
    enabled: record.enabled,
    nextDue: record.enabled ? record.nextDue.toISOString() : null,
    running: record.running,
    hold:
      record.holdUntil === null || record.holdCause === null
        ? null
        : { until: record.holdUntil.toISOString(), cause: record.holdCause },
    last:
      record.lastAt === null || record.lastStatus === null
        ? null
        : { at: record.lastAt.toISOString(), status: record.lastStatus, cause: record.lastCause },
  };
}
