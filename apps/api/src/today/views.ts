import {
  TodayAlert,
  type ExpiringView,
  type FailingProbeView,
  type MoveView,
  type TodayChange,
} from '@kaopu/contracts';
import type { AlertAtStake, FailingProbe } from '@kaopu/db';
import type { Expiring, Mover } from '@kaopu/scoring';
import { alertRow } from '../alerts/alert-row.ts';
import type { Moved } from './week.ts';

export function todayAlert(record: AlertAtStake): TodayAlert {
  const { exposure, pointsLost } = record;
  return { ...alertRow(record), exposure, pointsLost };
}

export function moveView({ id, name, exposure, before, after }: Moved): MoveView {
  const points = after.value - before.value;
  return { platformId: id, platformName: name, exposure, before, after, points };
}

/** @param mover what its scores say; undefined where one of them is of the method's first draft */
export function changeView(move: Moved, mover: Mover | undefined): TodayChange {
  const { reason = null, broken = [], otherMethod = true, evidence = [] } = mover ?? {};
  return { ...moveView(move), reason, broken, otherMethod, evidence };
}

export function expiringView(one: Expiring & { exposure: number | null }): ExpiringView {
  const { platformId, name, exposure, kind, subject, label, word, seenAt, evidence } = one;
  const at = new Date(seenAt).toISOString();
  return {
    platformId,
    platformName: name,
    exposure,
    kind,
    subject,
    label,
    word,
    seenAt: at,
    evidence,
  };
}

export function failingView({ name, at, ...probe }: FailingProbe): FailingProbeView {
  return { ...probe, platformName: name, at: new Date(at).toISOString() };
}
