import type { ProbeView } from '@kaopu/contracts';
import type { ProbeRecord } from '@kaopu/db';
import { shownConfig } from './secrets.ts';

export function probeView(record: ProbeRecord): ProbeView {
  return {
    id: record.id,
    platformId: record.platformId,
    kind: record.kind,
    config: shownConfig(record.kind, record.config),
    intervalSeconds: record.intervalSeconds,
    enabled: record.enabled,
    nextDue: record.enabled ? record.nextDue.toISOString() : null,
    running: record.running,
    last:
      record.lastAt === null || record.lastStatus === null
        ? null
        : { at: record.lastAt.toISOString(), status: record.lastStatus, cause: record.lastCause },
  };
}
