import type { FormulaChange } from '@kaopu/contracts';
import { compareVersions, type MethodRow } from '@kaopu/db';
import { changesBetween } from '../methods/candidate.ts';

interface InForce {
  id: string;
  constants: unknown;
  since: Date;
}

/** The versions that were in force, newest first: switched on, or brought along by an installation. */
export function methodsInForce(methods: readonly MethodRow[]): InForce[] {
  return methods
    .flatMap(({ id, constants, createdAt, proposedAt, activatedAt }) => {
      const since = activatedAt ?? (proposedAt === null ? createdAt : null);
      return since === null ? [] : [{ id, constants, since }];
    })
    .sort((a, b) => b.since.getTime() - a.since.getTime() || compareVersions(b.id, a.id));
}

/** What each version changed against the one before it. */
export function formulaChanges(
  methods: readonly InForce[],
): Omit<FormulaChange, 'effect' | 'isCurrent'>[] {
  return methods.map(({ id, constants, since }, i) => {
    const before = methods[i + 1];
    return {
      method: id,
      semver: id.split('+')[0] ?? '',
      since: since.toISOString(),
      changes:
        before === undefined
          ? []
          : changesBetween(before.constants, constants)
              .filter(({ path }) => path !== '/constants/semver')
              .map(({ path, current, own }) => ({ path, before: current, after: own })),
    };
  });
}
