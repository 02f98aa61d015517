import { AlertRow } from '@kaopu/contracts';
import type { AlertRecord } from '@kaopu/db';

export function alertRow(record: AlertRecord): AlertRow {
  return AlertRow.parse({
    ...record,
    openedAt: record.openedAt.toISOString(),
    lastChangeAt: record.lastChangeAt.toISOString(),
    resolvedAt: record.resolvedAt?.toISOString() ?? null,
    snoozedUntil: record.snoozedUntil?.toISOString() ?? null,
  });
}
