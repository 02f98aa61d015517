import { decodePlace, type Place } from '@kaopu/db';
import { ApiProblem } from '../problems/problem.ts';

export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const place = decodePlace(cursor);
  if (place) return place;
  throw new ApiProblem(400, 'invalid-input', {
    fields: [{ path: '/cursor', code: 'cursor-invalid' }],
  });
}
