import type { FieldProblem } from './problem.ts';
import { ApiProblem } from './problem.ts';
import { FIELDS, type FieldCode } from './field-texts.ts';

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

const BY_ZOD_CODE: Record<string, FieldCode> = {
  invalid_type: 'wrong-type',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_value: 'not-an-option',
  invalid_union: 'not-an-option',
  unrecognized_keys: 'unknown-field',
};

/** What a schema found, as a problem with one entry a field. `base` is where the value sits in the body. */
export function invalidInput(issues: readonly Issue[], base = ''): ApiProblem {
  return new ApiProblem(400, 'invalid-input', {
    fields: issues.map((issue): FieldProblem => ({
      path: base + pointer(issue),
      code: code(issue),
    })),
  });
}

function pointer(issue: Issue): string {
  return (issue.path ?? [])
    .map((part) => (typeof part === 'object' ? part.key : part))
    .map(pointerPart)
    .join('');
}

/** One step of a JSON pointer (RFC 6901), with its slash. */
export function pointerPart(key: PropertyKey): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function code(issue: Issue): FieldCode {
  if (isFieldCode(issue.message)) return issue.message;
  if (/received undefined/.test(issue.message)) return 'required';
  const zod = 'code' in issue && typeof issue.code === 'string' ? issue.code : '';
  return BY_ZOD_CODE[zod] ?? 'invalid';
}

function isFieldCode(text: string): text is FieldCode {
  return Object.hasOwn(FIELDS, text);
}
