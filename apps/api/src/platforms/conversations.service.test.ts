import { ObservationView, PlatformDetail } from '@kaopu/contracts';
import { lineClasses } from '@kaopu/db';
import { SupportResponseSeen } from '@kaopu/probes';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const ASKED = Date.UTC(2026, 10, 25, 7);
const SEEN = SupportResponseSeen.parse({
  channel: 'mail',
  address: 'desk@shop.test',
  online: null,
  notAsked: null,
  conversation: {
    askedAt: ASKED,
    stratum: 'workday',
    question: '有货吗',
    readAt: ASKED + 60_000,
    refused: false,
    lines: [
      { id: 'q', at: ASKED, from: 'us', text: '有货吗', class: 'question', rule: 'ours' },
      {
        id: 'a',
        at: ASKED + 9_000,
        from: 'operator',
        text: '亲，有的呢！',
        class: 'human',
        rule: 'answer',
      },
    ],
  },
});

let count = 0;

async function talked(): Promise<{ id: string; key: string }> {
  const made = await api.call('/platforms', {
    body: { name: 'shop', siteUrl: `https://talk-${(count += 1)}.example/` },
  });
  const { id } = PlatformDetail.parse(made.body);
  const key = `${randomUUID()}/1`;
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
     VALUES ($1, now() - interval '1 hour', $2, 'support-response', 'observed', 60000, $3)`,
    [key, id, JSON.stringify(SEEN)],
  );
  return { id, key };
}

const reclass = (id: string, body: unknown) => api.call(`/platforms/${id}/conversations`, { body });

it('takes a person’s word on a line, measures anew, and remembers it', async () => {
  const { id, key } = await talked();
  const answer = await reclass(id, { key, lines: [{ id: 'a', class: 'bot' }] });
  expect(answer.status).toBe(201);
  const made = ObservationView.parse(answer.body);
  expect(made).toMatchObject({ kind: 'support-response', status: 'observed', retractedBy: null });
  const { conversation } = SupportResponseSeen.parse(made.seen);
  expect(conversation?.lines[1]).toMatchObject({ class: 'bot', rule: 'person' });
  expect(await lineClasses(api.test.db, id)).toEqual(new Map([['亲有的呢', 'bot']]));

  // The old one is gone, the new one can be corrected again.
  expectProblem(
    await reclass(id, { key, lines: [{ id: 'a', class: 'human' }] }),
    422,
    'no-conversation',
  );
  const again = await reclass(id, { key: made.key, lines: [{ id: 'a', class: 'human' }] });
  expect(again.status).toBe(201);
  expect(await lineClasses(api.test.db, id)).toEqual(new Map([['亲有的呢', 'human']]));
});

it('refuses lines that are not there, our own question, and other platforms’ talks', async () => {
  const [own, foreign] = [await talked(), await talked()];
  for (const body of [
    { key: own.key, lines: [{ id: 'z', class: 'bot' }] },
    { key: own.key, lines: [{ id: 'q', class: 'human' }] },
    { key: foreign.key, lines: [{ id: 'a', class: 'bot' }] },
  ]) {
    expectProblem(await reclass(own.id, body), 422, 'no-conversation');
  }
  expectProblem(
    await reclass(own.id, { key: own.key, lines: [{ id: 'a', class: 'question' }] }),
    400,
    'invalid-input',
  );
  expect(await lineClasses(api.test.db, own.id)).toEqual(new Map());
});
