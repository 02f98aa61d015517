import { ALLOW_NOTHING_PRIVATE, checkUrl, type AllowList } from '@kaopu/net/address';
import { pointerPart } from '../problems/validation.ts';
import { ApiProblem, type FieldProblem } from '../problems/problem.ts';
import type { FieldCode } from '../problems/field-texts.ts';

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
  const fields = urlsIn(value, base).flatMap(({ path, url }): FieldProblem[] => {
    const checked = checkUrl(url, allow);
    return checked.ok ? [] : [{ path, code: FIELD[checked.reason] }];
  });
  if (fields.length === 0) return;
  throw fields.some(({ code }) => code === 'private-address')
    ? new ApiProblem(422, 'target-not-allowed', { fields })
    : new ApiProblem(400, 'invalid-input', { fields });
}

/**
 * True when every URL in the value is reachable only because the operator allowed it: sites of
 * his own, to be asked as often as he likes.
 */
export function areOwnTargets(value: unknown, allow: AllowList): boolean {
  return urlsIn(value, '').every(
    ({ url }) => checkUrl(url, allow).ok && !checkUrl(url, ALLOW_NOTHING_PRIVATE).ok,
  );
}

function urlsIn(value: unknown, path: string): { path: string; url: string }[] {
  if (typeof value === 'string') {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? [{ path, url: value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => urlsIn(part, path + pointerPart(key)));
}
