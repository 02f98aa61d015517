import { Id } from '@kaopu/contracts';
import { decodePlace, type Place } from '@kaopu/db';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';

/** Reads the cursor of a list whose rows are told apart by uuids, unless said otherwise. */
export function placeOf(cursor: string | undefined, ids: z.ZodType<string> = Id): Place | null {
  if (cursor === undefined) return null;
  const place = decodePlace(cursor);
  if (place && ids.safeParse(place.id).success) return place;
  throw new ApiProblem(400, 'invalid-input', {
    fields: [{ path: '/cursor', code: 'cursor-invalid' }],
  });
}
