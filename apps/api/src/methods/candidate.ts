import type { MethodChanges } from '@kaopu/contracts';
import { canonicalJson, DIMENSIONS, INDICATORS, type Method } from '@kaopu/scoring';
import { pointerPart } from '../problems/validation.ts';
import type { FieldProblem } from '../problems/problem.ts';

type Partially<T> = { [K in keyof T]?: T[K] | undefined };

/** What is given, over what there is. */
function over<T extends object>(base: T, changes: Partially<T> = {}): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}

/** The base with other constants, under a version of its own. */
export function candidateOf(base: Method, semver: string, changes: MethodChanges): Method {
  const { indicators: byIndicator = {}, insufficient, provisional, grades, ...plain } = changes;
  const { constants } = base;
  const indicators = { ...base.indicators };
  for (const id of INDICATORS) indicators[id] = over(indicators[id], byIndicator[id]);
  return {
    constants: {
      ...over(constants, plain),
      semver,
      insufficient: over(constants.insufficient, insufficient),
      provisional: over(constants.provisional, provisional),
      grades: over(constants.grades, grades),
    },
    indicators,
  };
}

/** Weights are decimals; their sum is not exactly 1. */
const SUM_TOLERANCE = 1e-9;

/** What makes a method unfit whatever it is good for; each at its place in the request. */
export function methodFaults({ constants, indicators }: Method): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const { kappa, mu0, z, grades } = constants;
  // Below this strength of the prior a better observation could lower the lower bound (scoring.md §1.3).
  const least = (z / 2) ** 2;
  if (Math.min(kappa * mu0, kappa * (1 - mu0)) <= least) {
    faults.push({ path: '/changes/kappa', code: 'prior-too-weak' });
  }
  if (!(grades.A > grades.B && grades.B > grades.C && grades.C > grades.D)) {
    faults.push({ path: '/changes/grades', code: 'grades-disordered' });
  }
  for (const dimension of DIMENSIONS) {
    const own = INDICATORS.filter((id) => indicators[id].dimension === dimension);
    const sum = own.reduce((total, id) => total + indicators[id].v, 0);
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      faults.push({ path: '/changes/indicators', code: 'weights-sum' });
      break;
    }
  }
  return faults;
}

export interface MethodChange {
  path: string;
  current: unknown;
  own: unknown;
}

/** Where two JSON values differ, down to what is no object; pointers from `path` on. */
export function changesBetween(current: unknown, own: unknown, path = ''): MethodChange[] {
  const [before, after] = [partsOf(current), partsOf(own)];
  if (before === null || after === null) {
    const isSame = canonicalJson(current ?? null) === canonicalJson(own ?? null);
    return isSame ? [] : [{ path, current: current ?? null, own: own ?? null }];
  }
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) =>
    changesBetween(before.get(key), after.get(key), path + pointerPart(key)),
  );
}

function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
