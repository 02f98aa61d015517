import { request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApi, type RunningApi } from '../testing/running-api.ts';
import { codingFor } from './compress.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

interface Raw {
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** As it comes over the wire. */
function raw(path: string, coding: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${api.url}${path}`,
      { headers: { 'accept-encoding': coding } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(chunks) }));
      },
    );
    asked.on('error', reject).end();
  });
}

/** An answer of many kilobytes. */
const LONG = '/api/v1/probe-kinds';

describe('answers', () => {
  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('come as %s to who takes it, and say the same', async (coding, unpack) => {
    const plain = await raw(LONG, 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('accept-encoding');
    const packed = await raw(LONG, coding);
    expect(packed.headers['content-encoding']).toBe(coding);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
    expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true);
  });

  it('of a few bytes are left alone', async () => {
    const { headers, bytes } = await raw('/api/v1/platforms', 'br');
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(bytes.toString('utf8'))).toEqual({ items: [], nextCursor: null });
  });

  it('that stream are not held back', async () => {
    const ended = new AbortController();
    const response = await fetch(`${api.url}/api/v1/events`, {
      headers: { 'accept-encoding': 'br, gzip' },
      signal: ended.signal,
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    ended.abort();
  });
});

describe('the coding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 , gzip;q=0.', null],
    ['brotli', null],
  ])('for %j is %s', (accepted, coding) => expect(codingFor(accepted)).toBe(coding));
});
