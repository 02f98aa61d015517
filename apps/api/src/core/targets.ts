import { checkUrl, type AllowList } from '@kaopu/net/address';
import { ApiProblem, type FieldProblem } from '../problems/problem.ts';
import type { FieldCode } from '../problems/texts.ts';

type Refusal = Extract<ReturnType<typeof checkUrl>, { ok: false }>['reason'];

const FIELD: Record<Refusal, FieldCode> = {
  scheme: 'url-invalid',
  invalid: 'url-invalid',
  credentials: 'credentials-refused',
  port: 'port-refused',
  'private-address': 'private-address',
  'local-name': 'private-address',
};

/**
 * Refuses, for the user's sake, addresses that the guarded fetch would refuse anyway: every URL
 * found in the value, each with its place.
 */
export function requireTargets(value: unknown, allow: AllowList, base: string): void {
  const fields = refusedUrls(value, allow, base);
  if (fields.length === 0) return;
  throw fields.some(({ code }) => code === 'private-address')
    ? new ApiProblem(422, 'target-not-allowed', { fields })
    : new ApiProblem(400, 'invalid-input', { fields });
}

function refusedUrls(value: unknown, allow: AllowList, path: string): FieldProblem[] {
  if (typeof value === 'string') {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return [];
    const checked = checkUrl(value, allow);
    return checked.ok ? [] : [{ path, code: FIELD[checked.reason] }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    refusedUrls(part, allow, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
