import type { Health, Problem, SeveralAnswers } from '@kaopu/contracts';
import { storedLanguage } from '../i18n/language.ts';
import { ApiProblem, ApiUnreachable } from './problem.ts';
import { amongSeveral, readSeveral } from './several.ts';

const BASE = '/api/v1';

type Params = Record<string, string | number | undefined>;

function withParams(path: string, params: Params): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'status' in body
  );
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiUnreachable('malformed');
  }
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': storedLanguage(),
  };
  const isFile = body instanceof Blob;
  if (body !== undefined) {
    headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
  }
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiUnreachable('offline');
  }
}

async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal) {
  const response = await ask(method, path, body, signal);
  const answer = await jsonOf(response);
  return response.ok ? (answer as T) : refused(response, answer);
}

function refused(response: Response, answer: unknown): never {
  if (isProblem(answer)) throw new ApiProblem({ ...answer, status: response.status });
  throw new ApiUnreachable('malformed');
}

/** Reads `path`; throws `ApiProblem` or `ApiUnreachable`. */
export function read<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  const asked = withParams(path, params);
  const among = amongSeveral(asked);
  return among === null
    ? request<T>('GET', asked, undefined, signal)
    : among.then((body) => body as T);
}

/** Reads by one request all that `start` asks at once below `path`, a platform's. */
export function readTogether(path: string, start: () => void): void {
  readSeveral(path, (all) => request<SeveralAnswers>('GET', all), start);
}

/** Changes something at `path`; a file goes as its bytes. Throws `ApiProblem` or `ApiUnreachable`. */
export function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  return request<T>(method, path, body);
}

/** Posts to `path`; the answer as it comes. Throws `ApiProblem` or `ApiUnreachable`. */
export async function post(path: string, body: unknown): Promise<Response> {
  const response = await ask('POST', path, body);
  return response.ok ? response : refused(response, await jsonOf(response));
}

/** Health answers 503 with a full report when something is down; that report is the answer. */
export async function readHealth(signal: AbortSignal): Promise<Health> {
  const response = await fetch(`${BASE}/health`, {
    headers: { accept: 'application/json', 'accept-language': storedLanguage() },
    signal,
  });
  const report = await jsonOf(response);
  if (typeof report === 'object' && report !== null && 'reasons' in report) return report as Health;
  throw new ApiUnreachable('malformed');
}
