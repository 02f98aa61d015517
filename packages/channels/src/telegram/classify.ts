import { byStatus, FOREIGN, later, LIMIT_MS, objectIn, permanent, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** `{ok, error_code, description, parameters: {retry_after}}`; the code repeats the status. */
export function classify(answer: Answer): Verdict {
  const body = objectIn(answer);
  if (typeof body?.['ok'] !== 'boolean') {
    return byStatus(answer) ?? later(FOREIGN);
  }
  if (body['ok']) return byStatus(answer) ?? sent();
  const code = Number(body['error_code']);
  const said = `${code}: ${String(body['description'])}`;
  if (code === 429) {
    const seconds = (body['parameters'] as { retry_after?: unknown } | undefined)?.retry_after;
    return later(
      said,
      typeof seconds === 'number' ? seconds * 1_000 : (answer.retryAfterMs ?? LIMIT_MS),
      true,
    );
  }
  return code >= 400 && code < 500 ? permanent(said) : later(said, answer.retryAfterMs);
}
