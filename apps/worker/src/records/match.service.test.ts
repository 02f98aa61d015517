import {
  changePlatform,
  confirmImport,
  createImport,
  createPlatform,
  evidenceLinks,
  FIRST_PREVIOUS,
  importNews,
  linkHash,
  listObservations,
  retractImport,
  storedJson,
  type Db,
} from '@kaopu/db';
import { readFile } from '@kaopu/probes/penalties';
import { csvOf, penaltyRow, type FileRow } from '@kaopu/probes/testing';
import { createDatabase } from '@kaopu/testkit';
import { decodeIndicators, readPlatform } from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { sha256 } from '../testing/history.ts';
import { namedShop } from '../testing/named-shop.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { matchDueRecords } from './match.ts';

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() =>
  test.forget('platform, record_import, public_record, evidence_chain, evidence_head'),
);

const COMPANY = '测试第1号网络科技有限公司';

async function platform(identity: { legalName?: string; uscc?: string; formerNames?: string[] }) {
  const name = randomUUID();
  const id = await createPlatform(db, { ...namedShop(name), ...identity });
  if (id === null) throw new Error('not registered');
  return id;
}

interface FileOptions {
  source?: string;
  asOf?: string;
  complete?: boolean;
}

/** Hands a file in and takes it in, as the API does; gives its id. */
async function take(rows: FileRow[], options: FileOptions = {}): Promise<string> {
  const today = '2026-11-28';
  const bytes = new TextEncoder().encode(csvOf(rows));
  const reading = await readFile(bytes, { kind: null, unit: null, today });
  if (reading.kind === 'fault') throw new Error(reading.code);
  const id = randomUUID();
  const { source = '信用中国', asOf = '2026-11-01', complete = false } = options;
  await createImport(
    db,
    {
      id,
      source,
      fileName: 'penalties.csv',
      format: 'csv',
      asOf,
      complete,
      report: {},
      sha256: sha256(reading.cleaned),
      size: 1,
    },
    reading.records.map(({ row, record, natural, content }) => ({
      row,
      natural: sha256(natural).slice(0, 32),
      content,
      uscc: record.uscc,
      names: record.names,
      record,
    })),
  );
  expect(await confirmImport(db, id, {})).toBe(true);
  return id;
}

async function settle(id: string): Promise<void> {
  while ((await matchDueRecords(db)) > 0) {
    await test.judge(id);
  }
}

async function observations(platformId: string, kind = 'public-records') {
  const query = { platformId, kind, status: null, keys: null, after: null, limit: 100 };
  return (await listObservations(db, query)).items.reverse();
}

/** The `compliance` indicator of penalties in the newest score. */
async function penalties(platformId: string) {
  const [row] = await test.sql(
    `SELECT score FROM current_score WHERE platform_id = $1 AND profile = 'medium'`,
    [platformId],
  );
  const text = JSON.stringify(row?.['score'] ?? {});
  return { text, score: row?.['score'] };
}

async function changes(platformId: string) {
  const rows = await test.sql(
    `SELECT kind, severity, recovery, from_value, to_value FROM score_change
     WHERE platform_id = $1 ORDER BY at, kind`,
    [platformId],
  );
  return rows.map(({ kind }) => kind);
}

const FINE = { CF_CFLB: '罚款', 'CF_NR_FK（万元）': '20', CF_NR: '处以罚款200000元' };

describe('an import', () => {
  it('is judged, and the score cites the record by its number and observation', async () => {
    const id = await platform({ legalName: COMPANY });
    await take([penaltyRow(1, FINE), penaltyRow(2)]);
    await settle(id);
    const [seen, ...more] = await observations(id);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({
      kind: 'public-records',
      seen: { state: 'found', records: [{ no: '深市监罚〔2026〕1号', fineFen: 20_000_000 }] },
    });
    expect(seen?.key).toMatch(/^import\/信用中国\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
    const { text } = await penalties(id);
    expect(text).toContain('深市监罚〔2026〕1号');
    expect(text).toContain(seen?.key ?? 'no key');
    expect(await changes(id)).toEqual([]);
    const [link] = await test.sql('SELECT key, url FROM evidence_chain WHERE platform_id = $1', [
      id,
    ]);
    expect(link).toMatchObject({ key: seen?.key });
  });

  it('again changes nothing: no new record, no new observation', async () => {
    const id = await platform({ legalName: COMPANY });
    const rows = [penaltyRow(1, FINE), penaltyRow(2)];
    await take(rows);
    await settle(id);
    const before = await observations(id);
    const again = await take(rows);
    await settle(id);
    expect(await importNews(db, again)).toEqual({ fresh: 0, changed: 0, unchanged: 2 });
    expect(await observations(id)).toEqual(before);
  });

  it('taken back as a whole leaves the score to the byte as it was', async () => {
    const id = await platform({ legalName: COMPANY });
    await take([penaltyRow(1)]);
    await settle(id);
    const before = await scoreAt(id);
    const wrong = await take([penaltyRow(1, { CF_WSH: '误导入1号', ...FINE })], {
      asOf: '2026-11-02',
    });
    await settle(id);
    expect(await scoreAt(id)).not.toEqual(before);
    expect(await retractImport(db, wrong, '导错了文件')).toBe(true);
    await settle(id);
    expect(await scoreAt(id)).toEqual(before);
    const [, taken] = await observations(id);
    expect(taken?.retractedBy).not.toBeNull();
    expect(await retractImport(db, wrong, '再撤一次')).toBe(false);
  });

  it('taken back and handed in again counts again', async () => {
    const id = await platform({ legalName: COMPANY });
    const first = await take([penaltyRow(1, FINE)]);
    await settle(id);
    await retractImport(db, first, '试试');
    await settle(id);
    expect((await penalties(id)).text).not.toContain('深市监罚〔2026〕1号');
    await take([penaltyRow(1, FINE)]);
    await settle(id);
    expect((await penalties(id)).text).toContain('深市监罚〔2026〕1号');
    expect((await observations(id)).map(({ retractedBy }) => retractedBy !== null)).toEqual([
      true,
      false,
    ]);
  });

  it('that others bear out stays when one of them is taken back', async () => {
    const id = await platform({ legalName: COMPANY });
    const first = await take([penaltyRow(1, FINE)]);
    await take([penaltyRow(1, FINE)]);
    await settle(id);
    await retractImport(db, first, '重复');
    await settle(id);
    expect((await penalties(id)).text).toContain('深市监罚〔2026〕1号');
    expect((await observations(id)).every(({ retractedBy }) => retractedBy === null)).toBe(true);
  });
});

/** What is scored, without the number and the time of the run. */
async function scoreAt(id: string): Promise<unknown> {
  const now = new Date('2026-11-28T12:00:00Z');
  const [row] = await test.sql('SELECT state FROM judge_state WHERE platform_id = $1', [id]);
  const state = row?.['state'] as { indicators: Record<string, unknown> };
  const readouts = readPlatform(decodeIndicators(state.indicators), now.getTime());
  return storedJson({ readouts: JSON.stringify(readouts, bigintText) });
}

const bigintText = (_: string, value: unknown) =>
  typeof value === 'bigint' ? String(value) : value;

describe('events', () => {
  it('a new record after the baseline, a changed one, and the end of publication', async () => {
    const id = await platform({ legalName: COMPANY });
    const A = penaltyRow(1, FINE);
    const B = penaltyRow(1, { CF_WSH: '深市监罚〔2026〕99号' });
    await take([A], { asOf: '2026-11-01' });
    await settle(id);
    expect(await changes(id)).toEqual([]);
    await take([B], { asOf: '2026-11-05' });
    await settle(id);
    expect(await changes(id)).toEqual(['record-published']);
    await take([{ ...B, CF_NR: '处以罚款30000元' }], { asOf: '2026-11-06' });
    await settle(id);
    expect(await changes(id)).toEqual(['record-published', 'record-changed']);
    await take([A], { asOf: '2026-11-07', complete: true });
    await settle(id);
    expect(await changes(id)).toEqual(['record-published', 'record-changed', 'publication-ended']);
    // What is published no more was decided all the same.
    const { text } = await penalties(id);
    expect(text).toContain('深市监罚〔2026〕99号');
    const [alert] = await test.sql(
      'SELECT dimension, severity, state FROM alert WHERE platform_id = $1',
      [id],
    );
    expect(alert).toEqual({ dimension: 'compliance', severity: 'warning', state: 'open' });
  });

  it('the first record of a company that earlier files did not name is news', async () => {
    const id = await platform({ legalName: COMPANY });
    await take([penaltyRow(2)], { asOf: '2026-11-01' });
    await settle(id);
    expect(await observations(id)).toMatchObject([{ seen: { state: 'absent', records: [] } }]);
    expect((await penalties(id)).text).not.toContain('"x":1');
    await take([penaltyRow(1)], { asOf: '2026-11-02' });
    await settle(id);
    expect(await changes(id)).toEqual(['record-published']);
  });

  it('two files of one day come in the order in which they were taken in', async () => {
    const id = await platform({ legalName: COMPANY });
    for (const fine of ['1万元', '2万元', '3万元', '4万元']) {
      await take([penaltyRow(1, { CF_NR: `罚款${fine}`, 'CF_NR_FK（万元）': '' })]);
      await settle(id);
    }
    expect(await changes(id)).toEqual(['record-changed', 'record-changed', 'record-changed']);
  });
});

describe('matching', () => {
  const CODE = '91110000600037341L';
  const OTHER = '91330100799655058B';

  it.each([
    ['the code', { uscc: CODE }, { CF_XDR_SHXYM: CODE, CF_XDR_MC: '另一名称有限公司' }, true],
    [
      'the whole name',
      { legalName: '甲（深圳）网络有限公司' },
      { CF_XDR_MC: '甲(深圳) 网络有限公司' },
      true,
    ],
    [
      'a former name',
      { legalName: '丙有限公司', formerNames: ['甲网络有限公司'] },
      { CF_XDR_MC: '甲网络有限公司' },
      true,
    ],
    [
      'the former name a file gives',
      { legalName: '乙网络有限公司' },
      { CF_XDR_MC: '甲网络有限公司（原名：乙网络有限公司）' },
      true,
    ],
    [
      'no part of a name',
      { legalName: '甲网络有限公司' },
      { CF_XDR_MC: '深圳甲网络有限公司' },
      false,
    ],
    [
      'nor a longer one',
      { legalName: '深圳甲网络有限公司' },
      { CF_XDR_MC: '甲网络有限公司' },
      false,
    ],
    [
      'no name where the codes differ',
      { legalName: '甲网络有限公司', uscc: OTHER },
      { CF_XDR_MC: '甲网络有限公司', CF_XDR_SHXYM: CODE },
      false,
    ],
    [
      'the name where one has no code',
      { legalName: '甲网络有限公司', uscc: OTHER },
      { CF_XDR_MC: '甲网络有限公司' },
      true,
    ],
  ])('is by %s', async (_, identity, row, isMatch) => {
    const id = await platform(identity);
    await take([penaltyRow(1, row)]);
    await settle(id);
    const found = (await observations(id)).filter(
      ({ seen }) => (seen as { state: string }).state === 'found',
    );
    expect(found).toHaveLength(isMatch ? 1 : 0);
  });

  it('finds for a platform registered later what was imported before, as its baseline', async () => {
    await take([penaltyRow(1)], { asOf: '2026-10-01' });
    await take([penaltyRow(1, { CF_WSH: '深市监罚〔2026〕98号' })], { asOf: '2026-10-02' });
    const id = await platform({ legalName: COMPANY });
    await settle(id);
    expect(await observations(id)).toMatchObject([{ seen: { state: 'found', records: [{}, {}] } }]);
    expect(await changes(id)).toEqual([]);
  });

  it('follows a name that is corrected', async () => {
    const id = await platform({ legalName: '写错了的有限公司' });
    await take([penaltyRow(1)]);
    await settle(id);
    expect(await observations(id)).toMatchObject([{ seen: { state: 'absent' } }]);
    await changePlatform(db, id, { legalName: COMPANY });
    await settle(id);
    const standing = (await observations(id)).filter(({ retractedBy }) => retractedBy === null);
    expect(standing).toMatchObject([{ seen: { state: 'found' } }]);
    expect(await changes(id)).toEqual([]);
  });

  it('serves two platforms of one operator, and leaves their chains whole', async () => {
    const ids = [await platform({ legalName: COMPANY }), await platform({ legalName: COMPANY })];
    await take([penaltyRow(1)]);
    await take([penaltyRow(1, { CF_WSH: '2号' })], { asOf: '2026-11-02' });
    for (const id of ids) {
      await settle(id);
      expect(await observations(id)).toHaveLength(2);
      const links = await evidenceLinks(db, id, { first: 1, last: 9 }, 9);
      expect(links.map(({ seq, prev }) => [seq, prev])).toEqual([
        [1, FIRST_PREVIOUS],
        [2, links[0]?.hash],
      ]);
      for (const { hash, ...link } of links) expect(linkHash(link)).toBe(hash);
    }
  });
});
