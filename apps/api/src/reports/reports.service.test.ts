import { ReportPlanView, ReportView } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(() => api.test.sql('TRUNCATE report_plan, report, channel CASCADE'));

const PLAN = { profile: 'medium', rhythm: 'weekly', hour: 8, weekday: 3 };
const CONTENTS = {
  title: { zh: '周报', en: 'Weekly report' },
  lead: { zh: '一周', en: 'a week' },
  sections: [],
};

const plans = async () =>
  z.object({ items: z.array(ReportPlanView) }).parse((await api.call('/report-plans')).body).items;

async function made(of: object = {}): Promise<ReportPlanView> {
  const answer = await api.call('/report-plans', { body: { ...PLAN, ...of } });
  expect(answer.status).toBe(201);
  return ReportPlanView.parse(answer.body);
}

/** As a worker stores it. */
async function report(until: string, pdf: string | null = null): Promise<string> {
  const [row] = await api.test.sql(
    `INSERT INTO report (id, profile, language, from_at, until_at, contents, pdf, created_at)
     VALUES (gen_random_uuid(), 'medium', 'zh', $1::timestamptz - interval '7 days', $1, $2, $3::bytea, $1)
     RETURNING id`,
    [until, JSON.stringify(CONTENTS), pdf],
  );
  return String(row?.['id']);
}

it('plans, changes and ends reports', async () => {
  const plan = await made();
  expect(plan).toMatchObject({
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    channelIds: [],
    enabled: true,
    isAsked: false,
  });
  // 08:00 in Shanghai of a Wednesday is 00:00 UTC of it.
  const due = new Date(plan.dueAt);
  expect([due.getUTCDay(), due.toISOString().slice(11)]).toEqual([3, '00:00:00.000Z']);
  expect(due.getTime()).toBeGreaterThan(Date.now());

  const change = { ...PLAN, rhythm: 'daily', hour: 20, enabled: false };
  const changed = await api.call(`/report-plans/${plan.id}`, { method: 'PUT', body: change });
  expect(changed.body).toMatchObject({ rhythm: 'daily', enabled: false });
  expect(await plans()).toMatchObject([{ id: plan.id, rhythm: 'daily', hour: 20 }]);

  expect((await api.call(`/report-plans/${plan.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await plans()).toEqual([]);
});

it('is asked for one at once, and says so until it is made', async () => {
  const { id } = await made();
  const answer = await api.call(`/report-plans/${id}/report`, { method: 'POST' });
  expect(answer.status).toBe(202);
  expect(await plans()).toMatchObject([{ isAsked: true }]);
});

it.each([
  [{ profile: 'own-0123456789abcdef' }, '/profile', 'not-an-option'],
  [{ channelIds: [randomUUID()] }, '/channelIds/0', 'not-an-option'],
  [{ hour: 24 }, '/hour', 'too-big'],
  [{ weekday: 0 }, '/weekday', 'too-small'],
  [{ timeZone: 'Mars/Base' }, '/timeZone', 'time-zone-unknown'],
  [{ rhythm: 'hourly' }, '/rhythm', 'not-an-option'],
])('refuses %j', async (of, path, code) => {
  const answer = await api.call('/report-plans', { body: { ...PLAN, ...of } });
  expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([[path, code]]);
});

it('has fifty plans at most, and knows none that is not there', async () => {
  for (let i = 0; i < 50; i += 1) await made();
  expectProblem(await api.call('/report-plans', { body: PLAN }), 409, 'too-many-report-plans');
  for (const [method, path, body] of [
    ['PUT', `/report-plans/${randomUUID()}`, PLAN],
    ['DELETE', `/report-plans/${randomUUID()}`, undefined],
    ['POST', `/report-plans/${randomUUID()}/report`, undefined],
    ['GET', `/reports/${randomUUID()}`, undefined],
    ['GET', `/reports/${randomUUID()}/pdf`, undefined],
  ] as const) {
    expectProblem(await api.call(path, { method, body }), 404, 'not-found');
  }
});

it('lists reports newest first, page by page, and shows one', async () => {
  const old = await report('2026-11-01T00:00:00Z');
  const young = await report('2026-11-08T00:00:00Z');
  const List = z.object({ items: z.array(ReportView), nextCursor: z.string().nullable() });
  const first = List.parse((await api.call('/reports?limit=1')).body);
  expect(first.items.map(({ id }) => id)).toEqual([young]);
  const second = List.parse((await api.call(`/reports?limit=1&cursor=${first.nextCursor}`)).body);
  expect(second).toMatchObject({ items: [{ id: old }], nextCursor: null });
  expect((await api.call(`/reports/${old}`)).body).toMatchObject({
    until: '2026-11-01T00:00:00.000Z',
    pdf: 'coming',
    contents: CONTENTS,
  });
});

it('gives the PDF as a file once it is printed, and says when it is not', async () => {
  const plain = await report('2026-11-08T00:00:00Z');
  expectProblem(await api.call(`/reports/${plain}/pdf`), 409, 'not-printed');
  await api.test.sql('UPDATE report SET print_at = NULL');
  expect((await api.call(`/reports/${plain}`)).body).toMatchObject({ pdf: 'failed' });

  const printed = await report('2026-11-09T00:00:00Z', '%PDF-1.4');
  const answer = await fetch(`${api.url}/api/v1/reports/${printed}/pdf`);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toContain('kaopu-report-2026-11-09.pdf');
  expect(await answer.text()).toBe('%PDF-1.4');
});
