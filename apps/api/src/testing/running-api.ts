import { Problem } from '@kaopu/contracts';
import { migrateQueue } from '@kaopu/jobs';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import type { AddressInfo } from 'node:net';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createApp } from '../app.ts';
import { Config } from '../config.ts';

export const INDEX = '<!doctype html><title>dashboard</title>';

/** What the build says some pages need. */
export const LINKS = {
  '/': '</assets/today-1.js>; rel=modulepreload; crossorigin',
  '/platforms/*': '</assets/platform-1.js>; rel=modulepreload; crossorigin',
};

export interface RunningApi {
  test: TestDatabase;
  url: string;
  port: number;
  dataDir: string;
  /** GET, or POST of `body` when there is one, below `/api/v1`. */
  call(path: string, init?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

interface Call {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

async function emptyDashboard(dataDir: string): Promise<string> {
  const dashboard = join(dataDir, 'dashboard');
  await mkdir(join(dashboard, 'assets'), { recursive: true });
  await mkdir(join(dashboard, '.vite'));
  await writeFile(join(dashboard, '.vite/links.json'), JSON.stringify(LINKS));
  await writeFile(join(dashboard, 'index.html'), INDEX);
  await writeFile(join(dashboard, 'icon.svg'), '<svg/>');
  await writeFile(join(dashboard, 'assets', 'main-1a2b.js'), 'export {};');
  return dashboard;
}

/** The API on a free port with a database of its own and, unless given one, an empty dashboard. */
export async function startApi(
  postgresUrl: string,
  env: Record<string, string> = {},
  built?: string,
): Promise<RunningApi> {
  const test = await createDatabase(postgresUrl);
  await migrateQueue(test.url);
  const dataDir = await mkdtemp(join(tmpdir(), 'kaopu-api-'));
  const dashboard = built ?? (await emptyDashboard(dataDir));
  await writeFile(join(dataDir, 'private.txt'), 'private');
  const config = Config.parse({
    DATABASE_URL: test.url,
    KAOPU_DATA_DIR: dataDir,
    PORT: '0',
    ...env,
  });
  const app = await createApp({ config, dashboard, logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    test,
    url,
    port,
    dataDir,
    call: (path, init = {}) => call(`${url}/api/v1${path}`, init),
    async stop() {
      await app.close();
      await test.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function call(url: string, { method, body, headers }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answerOf(response);
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

/** Reads an answer as problem details; fails when its status, type or form is another. */
export function expectProblem(answer: Answer, status: number, code: string): Problem {
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = Problem.parse(answer.body);
  expect(problem.type).toBe(`urn:kaopu:problem:${code}`);
  return problem;
}

/** Path and code of each field at fault. */
export function faults(problem: Problem): [string, string][] {
  return (problem.errors ?? []).map(({ path, code }) => [path, code]);
}
