import type { ProfileProblem } from '@kaopu/scoring';
import { ApiProblem, type FieldProblem } from '../problems/problem.ts';
import { pointerPart } from '../problems/validation.ts';

function fieldOf(problem: ProfileProblem): FieldProblem {
  switch (problem.kind) {
    case 'not-a-weight':
      return { path: `/weights${pointerPart(problem.dimension)}`, code: 'weight-invalid' };
    case 'no-weight':
      return { path: '/weights', code: 'no-weight' };
    case 'qualification-too-light':
      return { path: '/weights/qualification', code: 'qualification-too-light' };
  }
}

/** What scoring refuses about a buyer's weights, at the field it lies in. */
export function weightProblem(problem: ProfileProblem): ApiProblem {
  return new ApiProblem(400, 'invalid-input', { fields: [fieldOf(problem)] });
}
