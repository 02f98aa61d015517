import { TooBusy, TooComplex } from '@kaopu/viewer';
import { ApiProblem } from '../problems/problem.ts';

export const VIEWER = Symbol('Viewer');

/** What the viewer refuses, as the API says it. */
export async function viewed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TooComplex) throw new ApiProblem(422, 'evidence-too-complex');
    if (error instanceof TooBusy) throw new ApiProblem(503, 'busy');
    throw error;
  }
}
