import type { Veto } from './floors.ts';
import { METHOD, type Constants } from './method.ts';
import type { Grade, ScoreStatus } from './score-types.ts';

/** vetoed > insufficient > unverified > ok. */
export function statusOf(
  vetoes: readonly Pick<Veto, 'result'>[],
  insufficient: boolean,
): ScoreStatus {
  if (vetoes.some((veto) => veto.result === 'fail')) return 'vetoed';
  if (insufficient) return 'insufficient';
  if (vetoes.some((veto) => veto.result === 'unknown')) return 'unverified';
  return 'ok';
}

/** Letter of a shown score; A also needs a lower bound that holds and no open veto. */
export function gradeOf(
  status: ScoreStatus,
  value: number,
  lo: number,
  constants: Constants = METHOD,
): Grade {
  const { A, B, C, D, lowerBoundOfA } = constants.grades;
  if (status === 'vetoed') return 'X';
  if (status === 'insufficient') return '-';
  if (value >= A && lo >= lowerBoundOfA && status === 'ok') return 'A';
  if (value >= B) return 'B';
  if (value >= C) return 'C';
  return value >= D ? 'D' : 'F';
}
