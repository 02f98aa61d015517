import type { DeliveryClaim } from '@kaopu/db';
import { createFetcher, parseAllow } from '@kaopu/net';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { postWebhook } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NOW = new Date('2026-11-23T08:00:00Z');
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const fetcher = createFetcher({
  allow: parseAllow('127.0.0.0/8'),
  userAgent: 'KaopuTest/1',
  limits: { redirects: 0, totalMs: 2_000 },
});

interface Got {
  request: IncomingMessage;
  body: string;
}

async function receiver(
  answer: (response: ServerResponse) => void,
): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      got.push({ request, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hush-hush`, got };
}

function delivery(url: string, attempts = 1): DeliveryClaim {
  return {
    id: 'd',
    fence: 1n,
    attempts,
    notificationId: 'n-1',
    alertId: null,
    reason: 'first',
    message: { type: 'alert.opened', text: '价格变动' },
    channel: { id: 'c', name: 'hook', kind: 'webhook', url, secret: SECRET },
  };
}

function status(code: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => response.writeHead(code, headers).end();
}

describe('postWebhook', () => {
  it('signs what it sends, so that the official library accepts it', async () => {
    const { url, got } = await receiver(status(204));
    const now = new Date();
    expect(await postWebhook(fetcher, delivery(url), now)).toEqual({ kind: 'sent', status: 204 });
    const [first] = got;
    const headers = {
      'webhook-id': String(first?.request.headers['webhook-id']),
      'webhook-timestamp': String(first?.request.headers['webhook-timestamp']),
      'webhook-signature': String(first?.request.headers['webhook-signature']),
    };
    const verified: unknown = new Webhook(SECRET).verify(first?.body ?? '', headers);
    expect(verified).toEqual({ type: 'alert.opened', text: '价格变动' });
    expect(() => new Webhook(SECRET).verify(`${first?.body} `, headers)).toThrow();
  });

  it('keeps one id over all tries', async () => {
    const { url, got } = await receiver(status(500));
    await postWebhook(fetcher, delivery(url, 1), NOW);
    await postWebhook(fetcher, delivery(url, 2), NOW);
    expect(got.map(({ request }) => request.headers['webhook-id'])).toEqual(['n-1', 'n-1']);
  });

  it.each([
    ['a server error', status(500), 500],
    ['a redirect', status(302, { location: 'http://127.0.0.1:1/' }), 302],
    ['a refusal', status(404), 404],
  ])('tries again after %s', async (_, answer, code) => {
    const { url } = await receiver(answer);
    expect(await postWebhook(fetcher, delivery(url), NOW)).toMatchObject({
      kind: 'retry',
      status: code,
      afterMs: 5_000,
    });
  });

  it('waits as long as the receiver asks for, a day at most', async () => {
    const { url } = await receiver(status(429, { 'retry-after': '120' }));
    expect(await postWebhook(fetcher, delivery(url), NOW)).toMatchObject({ afterMs: 120_000 });
    const { url: greedy } = await receiver(status(429, { 'retry-after': '99999999' }));
    expect(await postWebhook(fetcher, delivery(greedy), NOW)).toMatchObject({
      afterMs: 86_400_000,
    });
  });

  it('gives up when told that the receiver is gone, and after the last try', async () => {
    const { url } = await receiver(status(410));
    expect(await postWebhook(fetcher, delivery(url), NOW)).toMatchObject({ kind: 'failed' });
    const { url: broken } = await receiver(status(500));
    expect(await postWebhook(fetcher, delivery(broken, 10), NOW)).toMatchObject({ kind: 'retry' });
    expect(await postWebhook(fetcher, delivery(broken, 11), NOW)).toMatchObject({ kind: 'failed' });
  });

  it('posts nothing to a private address that was not allowed', async () => {
    const { url, got } = await receiver(status(204));
    const strict = createFetcher({ allow: parseAllow(''), userAgent: 'KaopuTest/1' });
    expect(await postWebhook(strict, delivery(url), NOW)).toMatchObject({ kind: 'failed' });
    expect(got).toEqual([]);
  });

  it('names no address in its errors', async () => {
    for (const url of ['http://127.0.0.1:1/hush-hush', (await receiver(status(500))).url]) {
      expect(JSON.stringify(await postWebhook(fetcher, delivery(url), NOW))).not.toMatch(
        /hush|127/,
      );
    }
  });
});
