import { MaintenancePlan, type MaintenanceView } from '@kaopu/contracts';
import type { MaintenanceRecord } from '@kaopu/db';

export function maintenanceView(record: MaintenanceRecord): MaintenanceView {
  return {
    id: record.id,
    platformId: record.platformId,
    plan: record.plan === null ? null : MaintenancePlan.parse(record.plan),
    note: record.note,
    from: record.fromAt.toISOString(),
    until: record.untilAt.toISOString(),
    state: record.state,
    createdAt: record.createdAt.toISOString(),
  };
}
