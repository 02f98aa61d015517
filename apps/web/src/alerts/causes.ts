import type { AlertRow } from '@kaopu/contracts';

/** Alerts of one cause: the one to decide on, and those that came with it. */
export interface Cause<T> {
  alert: T;
  others: T[];
}

type Part = Pick<AlertRow, 'id' | 'platformId' | 'state' | 'mutedBy'> & {
  changes: readonly { kind: string; recovery: boolean }[];
};

export function isLiving({ state }: Pick<AlertRow, 'state'>): boolean {
  return state === 'open' || state === 'acknowledged';
}

function causeOf(alert: Part): string {
  if (!isLiving(alert)) return alert.id;
  if (alert.mutedBy === 'own-network') return 'own-network';
  const isOutage = alert.changes.some(({ kind }) => kind === 'became-unreachable');
  return isOutage || alert.mutedBy === 'outage' ? `outage ${alert.platformId}` : alert.id;
}

/**
 * What a list shows as one row: what is held back because a whole site is down goes with the alert that
 * says so, and what came while our own network was away is one. In the order of the list.
 */
export function causesOf<T extends Part>(alerts: readonly T[]): Cause<T>[] {
  const groups = new Map<string, T[]>();
  for (const alert of alerts) {
    const key = causeOf(alert);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [alert]);
    else group.push(alert);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group.find(({ mutedBy }) => mutedBy !== 'outage') ?? group[0];
    return first === undefined
      ? []
      : [{ alert: first, others: group.filter((alert) => alert !== first) }];
  });
}
