import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createChannel, type ChannelRecord } from '../channels.ts';
import { claimDeliveries, finishDeliveries, type DeliveryClaim } from '../telling.ts';
import { tellChannels, type NewNotification } from './tell.ts';

let test: TestDatabase;
let channel: ChannelRecord;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.sql('TRUNCATE platform, channel, notification CASCADE');
  const settings = { url: 'https://x.example/', secret: 's' };
  channel = await createChannel(test.db, { name: 'hook', kind: 'webhook', settings });
});

async function alert(): Promise<string> {
  const [made] = await test.sql(
    `WITH shop AS (
       INSERT INTO platform (name, site_url, host_key) VALUES ('星辰', $1, 'a') RETURNING id
     )
     INSERT INTO alert (platform_id, dimension, severity, state, children, memory, opened_at)
     SELECT id, 'price', 'warning', 'open', '[]', '{}', now() FROM shop RETURNING id`,
    [`https://${randomUUID()}.example/`],
  );
  return String(made?.['id']);
}

function about(reason: string, alertIds: [string, ...string[]], sequence = 1): NewNotification {
  const [alertId] = alertIds;
  return { id: randomUUID(), alertId, alertIds, sequence, reason, message: {}, channels: null };
}

const tell = (...notifications: NewNotification[]) => tellChannels(test.db.pool, notifications);

async function claimed(): Promise<readonly DeliveryClaim[]> {
  const terms = { atOnce: 10, together: 10, merges: false, leaseMs: 30_000 };
  return (await claimDeliveries(test.db, channel.id, terms))?.claims ?? [];
}

const reasonsOf = (claims: readonly DeliveryClaim[]) => claims.map(({ reason }) => reason);

async function end(claims: readonly DeliveryClaim[], how: 'sent' | 'permanent'): Promise<void> {
  await finishDeliveries(test.db, channel.id, {
    class: how,
    status: how === 'sent' ? 204 : 410,
    said: '',
    durationMs: 1,
    pauseMs: null,
    each: claims.map((claim) => ({ claim, againMs: null })),
  });
}

describe('what is told of several alerts together', () => {
  it.each(['sent', 'permanent'] as const)(
    'is %s before anything later about any of them',
    async (how) => {
      const [first, second, third] = [await alert(), await alert(), await alert()];
      await tell(about('opened', [first, second]));
      await tell(about('recovered', [second]), about('other', [third]));
      const before = await claimed();
      expect(reasonsOf(before).toSorted()).toEqual(['opened', 'other']);
      expect(await claimed()).toEqual([]);
      await end(before, how);
      expect(reasonsOf(await claimed())).toEqual(['recovered']);
    },
  );

  it('goes out in the order of its telling when all of it is decided at once', async () => {
    const [first, second] = [await alert(), await alert()];
    await tell(
      about('opened', [first, second]),
      about('worse', [second, first]),
      about('recovered', [first], 2),
    );
    for (const reason of ['opened', 'worse', 'recovered']) {
      const now = await claimed();
      expect(reasonsOf(now)).toEqual([reason]);
      await end(now, 'sent');
    }
  });

  it('holds up nothing on another channel', async () => {
    const settings = { url: 'https://y.example/', secret: 's' };
    const both = [await alert(), await alert()] as [string, string];
    await tell(about('opened', both));
    channel = await createChannel(test.db, { name: 'late', kind: 'webhook', settings });
    await tell(about('recovered', [both[1]]));
    expect(reasonsOf(await claimed())).toEqual(['recovered']);
  });
});
