import type { FieldCode } from './field-texts.ts';
import type { ProblemCode } from './texts.ts';

export interface FieldProblem {
  /** JSON pointer into the body. */
  path: string;
  code: FieldCode;
  /** Words for a code that has none of its own; shown as they are. */
  detail?: string;
}

/** The one error the API throws on purpose. The filter turns it into RFC 9457 in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly fields: FieldProblem[];
  readonly extra: Record<string, string>;

  constructor(
    status: number,
    code: ProblemCode,
    details: { fields?: FieldProblem[]; extra?: Record<string, string> } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.fields = details.fields ?? [];
    this.extra = details.extra ?? {};
  }
}

/** One field of the body is wrong. */
export function fieldProblem(path: string, code: FieldCode): ApiProblem {
  return new ApiProblem(400, 'invalid-input', { fields: [{ path, code }] });
}

export function notFound(): ApiProblem {
  return new ApiProblem(404, 'not-found');
}
