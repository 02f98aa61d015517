import { ImportView, PlatformDetail } from '@kaopu/contracts';
import { csvOf, gbk, jsonOf, penaltyRow, penaltyRows, xlsxOf, zipOf } from '@kaopu/probes/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  answerOf,
  expectProblem,
  startApi,
  type Answer,
  type RunningApi,
} from '../testing/running-api.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(() => api.test.sql('TRUNCATE platform, record_import, public_record CASCADE'));

async function upload(
  file: string | Uint8Array,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const params = new URLSearchParams({ source: '信用中国', fileName: '处罚.csv', ...query });
  const response = await fetch(`${api.url}/api/v1/imports?${params.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  return answerOf(response);
}

async function preview(file: string | Uint8Array, query: Record<string, string> = {}) {
  const answer = await upload(file, query);
  expect(answer.status).toBe(201);
  return ImportView.parse(answer.body);
}

async function confirm(id: string) {
  const answer = await api.call(`/imports/${id}/confirm`, { method: 'POST' });
  expect(answer.status).toBe(201);
  return ImportView.parse(answer.body);
}

async function register(legalName: string) {
  const body = {
    name: legalName,
    siteUrl: `https://shop-${crypto.randomUUID()}.example/`,
    legalName,
  };
  return PlatformDetail.parse((await api.call('/platforms', { body })).body);
}

describe('a file of ten thousand rows', () => {
  const rows = penaltyRows(10_000);
  const text = csvOf(rows);

  it.each<[string, () => string | Uint8Array | Promise<Uint8Array>, string]>([
    ['CSV', () => text, 'csv'],
    ['CSV in GBK', () => gbk(text), 'csv'],
    ['a workbook', () => xlsxOf(rows), 'xlsx'],
    ['JSON', () => jsonOf(rows), 'json'],
  ])('as %s is previewed, taken in, and again brings nothing new', async (_, make, format) => {
    const file = await make();
    const first = await preview(file);
    expect(first).toMatchObject({
      format,
      state: 'preview',
      report: { kind: 'penalty', rows: 10_000, records: 10_000, errorCount: 0, duplicates: 0 },
    });
    expect((await confirm(first.id)).report.news).toEqual({
      fresh: 10_000,
      changed: 0,
      unchanged: 0,
    });
    const again = await confirm((await preview(file)).id);
    expect(again.report.news).toEqual({ fresh: 0, changed: 0, unchanged: 10_000 });
    const [stored] = await api.test.sql('SELECT count(*)::int AS n FROM public_record');
    expect(stored).toEqual({ n: 10_000 });
  });
});

describe('a preview', () => {
  it('counts what it found, dropped, matched and could not read', async () => {
    const platform = await register('测试第1号网络科技有限公司');
    const { report } = await preview(
      csvOf([
        penaltyRow(1),
        penaltyRow(1),
        penaltyRow(2, { CF_XDR_MC: '王小明', CF_XDR_LB: '自然人' }),
        penaltyRow(3, { CF_JDRQ: '' }),
        penaltyRow(4),
      ]),
    );
    expect(report).toMatchObject({
      rows: 5,
      records: 2,
      persons: { said: 1, presumed: 0 },
      duplicates: 1,
      errors: [{ row: 5, error: 'no-date' }],
      matched: {
        uscc: 0,
        name: 1,
        unmatched: 1,
        platforms: [{ id: platform.id, records: 1 }],
      },
      news: { fresh: 2, changed: 0, unchanged: 0 },
      personalColumns: ['CF_FRDB', 'CF_FR_ZJHM'],
    });
  });

  it('keeps of the file what names no person, and nothing else anywhere', async () => {
    const { sha256 } = await preview(
      csvOf([penaltyRow(1), penaltyRow(2, { CF_XDR_MC: '王小明', CF_XDR_LB: '自然人' })]),
    );
    const kept = await fetch(`${api.url}/api/v1/evidence/${sha256}`);
    const text = await kept.text();
    expect(text).toContain('深市监罚〔2026〕1号');
    const [row] = await api.test.sql(
      `SELECT (SELECT jsonb_agg(r) FROM public_record r)::text
         || (SELECT jsonb_agg(i) FROM record_import i)::text AS everything`,
    );
    const everything = `${text}${String(row?.['everything'])}`;
    for (const secret of ['王小明', '张1', '11010519491231002X']) {
      expect(everything).not.toContain(secret);
    }
  });

  it('tells a changed record from a new and a known one', async () => {
    await confirm((await preview(csvOf([penaltyRow(1), penaltyRow(2)]))).id);
    const next = await preview(
      csvOf([penaltyRow(1), penaltyRow(2, { CF_NR: '处以罚款9元' }), penaltyRow(3)]),
    );
    expect(next.report.news).toEqual({ fresh: 1, changed: 1, unchanged: 1 });
    const other = await preview(csvOf([penaltyRow(1)]), { source: '深圳' });
    expect(other.report.news).toEqual({ fresh: 1, changed: 0, unchanged: 0 });
  });

  it('can be discarded, and leaves nothing', async () => {
    const { id } = await preview(csvOf([penaltyRow(1)]));
    expect((await api.call(`/imports/${id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await api.call(`/imports/${id}`), 404, 'not-found');
    expect(await api.test.sql('SELECT * FROM public_record')).toEqual([]);
  });
});

describe('deciding', () => {
  it('goes one way: preview, confirmed, retracted', async () => {
    const { id } = await preview(csvOf([penaltyRow(1)]));
    const body = { reason: '导错了' };
    expectProblem(await api.call(`/imports/${id}/retract`, { body }), 409, 'import-decided');
    await confirm(id);
    expectProblem(
      await api.call(`/imports/${id}/confirm`, { method: 'POST' }),
      409,
      'import-decided',
    );
    expectProblem(await api.call(`/imports/${id}`, { method: 'DELETE' }), 409, 'import-decided');
    const gone = await api.call(`/imports/${id}/retract`, { body });
    expect(gone.body).toMatchObject({ state: 'retracted', reason: '导错了' });
    const list = await api.call('/imports');
    expect(list.body).toMatchObject({ items: [{ id, state: 'retracted' }] });
  });

  it('makes the platforms that are known due to be matched', async () => {
    const { id: platformId } = await register('测试第1号网络科技有限公司');
    await api.test.sql('UPDATE platform SET records_due = NULL');
    await confirm((await preview(csvOf([penaltyRow(1)]))).id);
    const due = await api.test.sql('SELECT id FROM platform WHERE records_due IS NOT NULL');
    expect(due).toEqual([{ id: platformId }]);
  });
});

describe('refusals', () => {
  it.each([
    ['', 'import-empty'],
    ['hello', 'import-no-header'],
    ['{"a":1}', 'import-no-table'],
    ['名称,备注\n甲公司,x', 'import-kind-unclear'],
    ['PK\u0003\u0004', 'import-not-this-format'],
  ])('%j is %s', async (file, code) => {
    const answer = await upload(file);
    // No body at all never reaches the reader.
    if (file === '') expect(answer.status).toBeGreaterThanOrEqual(400);
    else expectProblem(answer, 422, code);
  });

  it('a bomb is refused, and the API lives on', async () => {
    const bomb = await zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(140 * 1024 * 1024, 32) });
    expectProblem(await upload(bomb), 422, 'import-too-large');
    expect((await api.call('/imports')).status).toBe(200);
  });

  it('only bytes, only from our own pages, and no day to come', async () => {
    const json = await upload('{}', {}, { 'content-type': 'application/json' });
    expectProblem(json, 415, 'upload-needs-bytes');
    const form = await upload('a', {}, { 'content-type': 'text/plain' });
    expectProblem(form, 415, 'unsupported-media-type');
    const far = await upload(csvOf([penaltyRow(1)]), { asOf: '2099-01-01' });
    expectProblem(far, 400, 'invalid-input');
  });
});
