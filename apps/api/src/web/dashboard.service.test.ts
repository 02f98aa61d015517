import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  INDEX,
  LINKS,
  answerOf,
  expectProblem,
  startApi,
  type RunningApi,
} from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'), { KAOPU_HOSTS: 'kaopu.example' });
});
afterAll(() => api.stop());

const get = async (path: string) => answerOf(await fetch(api.url + path));

describe('the dashboard', () => {
  it.each([
    '/',
    '/platforms/7d3a3e0e-9f1b-4c53-8f0d-0a4f1b2c3d4e',
    '/alerts?state=open',
    '/apiary',
    '/a/b/c',
    '//',
    '/index.html',
  ])('is one page, always fresh, at %s', async (path) => {
    const answer = await get(path);
    expect(answer).toMatchObject({ status: 200, body: INDEX });
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('names what a page will need beside the shell', async () => {
    const linkOf = async (path: string) => (await get(path)).headers.get('link');
    expect(await linkOf('/?profile=small')).toBe(LINKS['/']);
    expect(await linkOf('/platforms/7d3a3e0e-9f1b-4c53-8f0d-0a4f1b2c3d4e')).toBe(
      LINKS['/platforms/*'],
    );
    for (const path of ['/alerts', '/platforms/a/b', '/index.html', '/icon.svg']) {
      expect([path, await linkOf(path)]).toEqual([path, null]);
    }
  });

  it('keeps its hashed files for good, and nothing that is not there', async () => {
    const there = await get('/assets/main-1a2b.js');
    expect(there).toMatchObject({ status: 200, body: 'export {};' });
    expect(there.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(there.headers.get('content-type')).toMatch(/javascript/);
    for (const path of ['/assets/main-0000.js', '/assets/', '/assets/none', '/none.png']) {
      const answer = await get(path);
      expectProblem(answer, 404, 'not-found');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('serves its other files fresh', async () => {
    const icon = await get('/icon.svg');
    expect(icon).toMatchObject({ status: 200, body: '<svg/>' });
    expect(icon.headers.get('cache-control')).toBe('no-cache');
  });

  it('sends what was compressed at build time', async () => {
    await writeFile(join(api.dataDir, 'dashboard/assets/big-1.js'), 'export const big = 1;');
    await writeFile(
      join(api.dataDir, 'dashboard/assets/big-1.js.gz'),
      gzipSync('export const big = 1;'),
    );
    const response = await fetch(`${api.url}/assets/big-1.js`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe('export const big = 1;');
  });

  it.each([
    '/../private.txt',
    '/assets/../../private.txt',
    '/%2e%2e/private.txt',
    '/assets/%2e%2e/%2e%2e/private.txt',
    '/..%2fprivate.txt',
    '/assets/..%2F..%2Fprivate.txt',
    '/assets/..%5c..%5cprivate.txt',
    '/assets/..\\..\\private.txt',
    '/assets/%252e%252e/%252e%252e/private.txt',
    '/....//private.txt',
    '//private.txt',
    '/%00/private.txt',
    '/private.txt%00.js',
    '/assets/.%00./private.txt',
    '/./.%2e/private.txt',
  ])('lets nobody out of its folder by %s', async (path) => {
    const answer = await raw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).toContain('application/problem+json');
    expect(answer).not.toMatch(/\r\n\r\nprivate/);
  });

  it('answers to the name of a tunnel that it was told of', async () => {
    expect(await raw('/', 'kaopu.example')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw('/', 'other.example')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

function raw(path: string, host = 'localhost'): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(api.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
