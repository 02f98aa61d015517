import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, parseAllow } from '@kaopu/net';
import { LookFault } from '@kaopu/probes';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openContext, type LookTools } from './context.ts';
import { observe } from './observe.ts';
import { openSecrets } from './secrets.ts';

const KEY = 'k&y/ "秘"+1';

/** An interface that refuses, and echoes the key it was shown. */
async function echo(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('x-echo', encodeURIComponent(String(request.url)));
    response.end(JSON.stringify({ code: 1, msg: `key ${KEY} at ${request.url} is wrong` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tools: LookTools = {
  fetcher: createFetcher({ allow: parseAllow('127.0.0.0/8'), userAgent: 'test' }),
  evidence: {
    put: () => Promise.reject(new Error('not used')),
    get: () => Promise.reject(new Error('not used')),
  } as unknown as LookTools['evidence'],
  ownNetworkUp: () => Promise.resolve(true),
  now: () => Date.parse('2026-11-28T00:00:00Z'),
};

const forms = [KEY, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1)];

describe('the secret of a look', () => {
  it('is nowhere in what is kept and told, though the other side echoes it', async () => {
    const origin = await echo();
    const config = {
      source: '开放数据',
      url: `${origin}/api?name={name}`,
      legalName: '甲有限公司',
      key: KEY,
      keyIn: 'query',
      okPath: 'code',
      okValue: '0',
    };
    const { context, kept, secrets } = openContext(tools, origin, AbortSignal.timeout(10_000));
    const outcome = secrets.inValue(await observe('public-records', config, context));
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'blocked' });
    const items = kept();
    expect(items).toHaveLength(2);
    const told =
      JSON.stringify(outcome) +
      items.map(({ url, bytes }) => url + Buffer.from(bytes).toString()).join('');
    for (const form of forms) expect(told).not.toContain(form);
    expect(told).toContain('***');
    expect(told).toContain('is wrong');
  });

  it('is nowhere in the fault of a look that failed', async () => {
    const { context, kept, secrets } = openContext(tools, 'x', AbortSignal.timeout(10_000));
    context.hide('sekret');
    const failed = await context
      .fetch('http://10.0.0.1/?key=sekret')
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LookFault);
    const [record] = kept();
    expect(Buffer.from(record?.bytes ?? []).toString()).not.toContain('sekret');
    expect(secrets.inText((failed as LookFault).message)).not.toContain('sekret');
  });
});

describe('openSecrets', () => {
  it('changes nothing while nothing is to be hidden', () => {
    const secrets = openSecrets();
    secrets.hide('');
    const value = { a: ['b', 1, null] };
    expect(secrets.inValue(value)).toBe(value);
    const bytes = new Uint8Array([0, 255, 128]);
    expect(secrets.inBytes(bytes)).toBe(bytes);
  });

  it('leaves the other bytes as they are', () => {
    const secrets = openSecrets();
    secrets.hide('abc');
    const bytes = Buffer.concat([
      Buffer.from([0, 255, 129]),
      Buffer.from('abc'),
      Buffer.from([254]),
    ]);
    expect(Buffer.from(secrets.inBytes(bytes))).toEqual(
      Buffer.concat([Buffer.from([0, 255, 129]), Buffer.from('***'), Buffer.from([254])]),
    );
  });
});
