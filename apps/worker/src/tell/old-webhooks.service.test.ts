import { SECRETS, SERVICES } from '@kaopu/channels/testing';
import { playService } from '@kaopu/channels/testing/play';
import { migrate } from '@kaopu/db';
import { createFetcher, parseAllow } from '@kaopu/net';
import { createDatabase } from '@kaopu/testkit';
import { expect, inject, it } from 'vitest';
import { openTeller } from './tell.ts';
import { openTokens } from './tokens.ts';

const CHANNELS = '20261129151700_channels';
const allow = parseAllow('127.0.0.0/8');

it('a webhook of an older version, and what it still had to send, outlive the migration', async () => {
  const test = await createDatabase(inject('postgresUrl'), CHANNELS);
  const hook = await playService();
  const service = SERVICES.find(({ kind }) => kind === 'webhook');
  const url = String(service?.settings(hook.origin)['url']);
  try {
    const [old] = await test.sql(
      `WITH hook AS (
         INSERT INTO channel (name, kind, url, secret) VALUES ('旧群', 'webhook', $1, $2) RETURNING id
       ), told AS (
         INSERT INTO notification (sequence, reason, message) VALUES (1, 'first', $3) RETURNING id
       )
       INSERT INTO delivery (notification_id, channel_id, sequence, next_attempt)
       SELECT told.id, hook.id, 1, now() - interval '1 second' FROM told, hook
       RETURNING notification_id, channel_id`,
      [url, SECRETS.webhook, message()],
    );
    expect(await migrate(test.url)).toContain(CHANNELS);
    expect(await test.sql('SELECT id, name, kind, settings, enabled FROM channel')).toEqual([
      {
        id: old?.['channel_id'],
        name: '旧群',
        kind: 'webhook',
        settings: { url, secret: SECRETS.webhook },
        enabled: true,
      },
    ]);

    const errors: unknown[] = [];
    const teller = openTeller(
      test.db,
      {
        fetcher: createFetcher({ allow, userAgent: 'KaopuTest/1', limits: { redirects: 0 } }),
        allow,
        tokens: openTokens(),
        pushKeys: () => Promise.reject(new Error('no browser')),
      },
      { random: () => 0, onError: (error) => errors.push(error) },
    );
    await teller.tell();
    await teller.idle();
    expect(errors).toEqual([]);
    expect(hook.came.map(({ headers }) => headers['webhook-id'])).toEqual([
      old?.['notification_id'],
    ]);
    expect(hook.came.map((came) => service?.fault(came, Date.now()))).toEqual([null]);
    expect(await test.sql('SELECT state, attempts, last_class FROM delivery')).toEqual([
      { state: 'sent', attempts: 1, last_class: 'sent' },
    ]);
  } finally {
    await hook.close();
    await test.drop();
  }
});

function message() {
  return {
    type: 'alert.opened',
    timestamp: '2026-11-23T08:00:00.000Z',
    data: { alertId: null, reason: 'first', severity: 'warning', text: { zh: '断货', en: 'out' } },
  };
}
