import type { Problem } from '@kaopu/contracts';

/** The API refused or failed and said why (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** No answer at all, or one that is not ours. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
  readonly why: 'offline' | 'malformed';
  constructor(why: 'offline' | 'malformed') {
    super(why);
    this.why = why;
  }
}

/** `detail` of the errors whose JSON pointer is `path` or lies below it. */
export function fieldError(error: unknown, path: string): string | null {
  if (!(error instanceof ApiProblem)) return null;
  const found = error.problem.errors?.filter(
    (entry) => entry.path === path || entry.path.startsWith(`${path}/`),
  );
  return found === undefined || found.length === 0
    ? null
    : found.map((entry) => entry.detail).join(' ');
}

/** True when every fault has a field on screen that shows it. */
export function shownAtFields(error: unknown, paths: readonly string[]): boolean {
  if (!(error instanceof ApiProblem)) return false;
  const errors = error.problem.errors ?? [];
  return (
    errors.length > 0 &&
    errors.every((entry) =>
      paths.some((path) => entry.path === path || entry.path.startsWith(`${path}/`)),
    )
  );
}
