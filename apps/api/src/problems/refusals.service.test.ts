import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  answerOf,
  expectProblem,
  startApi,
  type Answer,
  type RunningApi,
} from '../testing/running-api.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const JSON_TYPE = 'application/json';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

async function post(body: string | Buffer, type: string | null = JSON_TYPE): Promise<Answer> {
  return answerOf(
    await fetch(`${api.url}/api/v1/platforms`, {
      method: 'POST',
      body,
      ...(type !== null && { headers: { 'content-type': type } }),
    }),
  );
}

describe('a body that is no JSON', () => {
  it.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['an open object', '{'],
    ['an open list', '['],
    ['an open text', '"abc'],
    ['a closing brace', '}'],
    ['a trailing comma', '{"name":"a",}'],
    ['a trailing comma in a list', '[1,]'],
    ['a double comma', '{"a":1,,"b":2}'],
    ['no colon', '{"name" "a"}'],
    ['no value', '{"name":}'],
    ['a bare key', '{name:"a"}'],
    ['a quote of another kind', "{'name':'a'}"],
    ['a comment', '{"name":"a"/* b */}'],
    ['two values', '{} {}'],
    ['rubbish behind', '{}x'],
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":-Infinity}'],
    ['hex', '{"a":0x10}'],
    ['a leading zero', '{"a":01}'],
    ['a leading plus', '{"a":+1}'],
    ['a bare point', '{"a":.5}'],
    ['a point at the end', '{"a":1.}'],
    ['an empty exponent', '{"a":1e}'],
    ['True', '{"a":True}'],
    ['undefined', '{"a":undefined}'],
    ['a bad escape', String.raw`{"a":"\x41"}`],
    ['a short escape', String.raw`{"a":"\u00"}`],
    ['a raw line break in a text', '{"a":"b\nc"}'],
    ['a raw NUL', '{"a":"b\u0000c"}'],
    ['a form feed between', '{\f"a":1}'],
    ['a no-break space between', '{\u00a0"a":1}'],
    ['a prototype', '{"__proto__":{"admin":true}}'],
    ['a constructor’s prototype', '{"constructor":{"prototype":{}}}'],
    ['a list without end', '['.repeat(100_000)],
    ['UTF-16', Buffer.from('{"name":"a"}', 'utf16le')],
  ])('is refused: %s', async (_what, body) => {
    expectProblem(await post(body), 400, 'malformed-body');
  });

  it.each([
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"name"'],
    ['a list', '[]'],
    ['lists in lists', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['an empty object', '{}'],
    ['an overflowing number', '{"name":1e999}'],
  ])('is told from JSON that is no registration: %s', async (_what, body) => {
    expectProblem(await post(body), 400, 'invalid-input');
  });
});

describe('other requests that cannot be served', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/html',
    'application/xml',
    'nonsense',
  ])(
    'a body of type %s is refused, also because a page elsewhere may send it unasked',
    async (type) => {
      expectProblem(
        await post('{"name":"a","siteUrl":"https://a.example/"}', type),
        415,
        'unsupported-media-type',
      );
    },
  );

  it('a body over 1 MB is too large, one just below is read', async () => {
    const body = (length: number) => JSON.stringify({ name: 'x'.repeat(length - 11) });
    expect(body(1_000_000)).toHaveLength(1_000_000);
    expectProblem(await post(body(1_000_001)), 413, 'too-large');
    expectProblem(await post(body(1_000_000)), 400, 'invalid-input');
  });

  it.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/nothing',
    '/api/v2/platforms',
    '/api/nothing.js',
    `/api/v1/platforms/${NOBODY}/nothing`,
    `/api/v1/platforms/${'a'.repeat(500)}/trend`,
  ])('there is nothing at %s', async (path) => {
    expectProblem(await answerOf(await fetch(api.url + path)), 404, 'not-found');
  });

  it.each([
    ['PUT', '/platforms'],
    ['DELETE', '/platforms'],
    ['POST', '/health'],
    ['PATCH', '/alerts'],
  ])('nobody serves %s of %s', async (method, path) => {
    expectProblem(await api.call(path, { method, body: {} }), 404, 'not-found');
  });

  it.each(['/api/v1/%zz', '/%', '/assets/%c3%28.js'])(
    'the path %s does not decode',
    async (path) => {
      const answer = await raw(path);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).toContain('application/problem+json');
    },
  );

  it.each([
    ['GET', `/platforms/${NOBODY}`],
    ['DELETE', `/platforms/${NOBODY}`],
    ['GET', `/platforms/${NOBODY}/explanation`],
    ['GET', `/platforms/${NOBODY}/trend`],
    ['GET', `/platforms/${NOBODY}/series`],
    ['GET', `/platforms/${NOBODY}/series/latency`],
    ['GET', `/platforms/${NOBODY}/products`],
    ['GET', `/platforms/${NOBODY}/observations`],
    ['POST', `/probes/${NOBODY}/run`],
    ['GET', `/trials/${NOBODY}`],
    ['GET', `/alerts/${NOBODY}`],
    ['DELETE', `/channels/${NOBODY}`],
    ['POST', `/channels/${NOBODY}/test`],
    ['POST', `/channels/${NOBODY}/secret`],
    ['GET', `/evidence/${'0'.repeat(64)}`],
    ['GET', `/evidence/${'0'.repeat(64)}/info`],
    ['GET', `/evidence/${'0'.repeat(64)}/view`],
    ['GET', `/evidence/${'0'.repeat(64)}/diff/${'1'.repeat(64)}`],
  ])('%s %s: nobody has that id, and what is no id is refused', async (method, path) => {
    const unknown = await api.call(path, { method });
    expect(unknown).toMatchObject({ status: 404 });
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    for (const id of ['1', 'x'.repeat(64), `${NOBODY}0`, '%27%20OR%201=1', '%00']) {
      const answer = await api.call(path.replace(/[0-9a-f-]{36,64}/, id), { method });
      expectProblem(answer, 400, 'invalid-input');
    }
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=abc',
    'limit=1.5',
    'limit=',
    'limit=1&limit=2',
    'profile=best',
    'cursor=x',
  ])('a query of ?%s is refused by its name', async (query) => {
    const problem = expectProblem(await api.call(`/platforms?${query}`), 400, 'invalid-input');
    expect(problem.errors?.map(({ path }) => path)).toEqual([`/${query.split('=')[0]}`]);
  });
});

describe('who may ask', () => {
  it('is nobody who calls us by a foreign name', async () => {
    for (const path of [
      '/',
      '/api/v1/platforms',
      '/api/docs',
      '/api/openapi.json',
      '/api/v1/events',
      '/nothing.js',
    ]) {
      const answer = await raw(path, { host: 'rebind.example' });
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).toContain('"code":"cross-site"');
    }
  });

  it('is no page of another site that wants to change something', async () => {
    const body = { name: 'x', siteUrl: 'https://cross.example/' };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ]) {
      expectProblem(await api.call('/platforms', { body, headers }), 403, 'cross-site');
    }
    expect(await api.test.sql(`SELECT 1 FROM platform WHERE site_url LIKE '%cross%'`)).toEqual([]);
    const own = await api.call('/platforms', {
      body,
      headers: { 'sec-fetch-site': 'same-origin', origin: api.url },
    });
    expect(own.status).toBe(201);
  });

  it('gives no other origin a right to read', async () => {
    const answer = await api.call('/platforms', { headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });
});

describe('what is no request', () => {
  it.each([
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['another language', 'HELLO\r\n\r\n', 400, 'bad-request'],
  ])('is told so like every problem: %s', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await said(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});

/** Sends a request as it is written, which fetch would not. */
function raw(path: string, { host = 'localhost' } = {}): Promise<string> {
  return said(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
}

function said(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(api.port, '127.0.0.1', () => {
      socket.write(bytes);
    });
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
