import type { ProbeContext } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RegisterMode, type RegisterOffice, startRegister } from './register-office.ts';
import { labContext } from './testing/probing.ts';

// Kaopu's own probes against a register in every mode, through the guarded fetcher.

const context: ProbeContext = {
  ...labContext(),
  now: () => Date.parse('2026-11-28T00:00:00Z'),
};

const NAME = '甲网络有限公司';
let office: RegisterOffice;
beforeAll(async () => {
  office = await startRegister('lab-key-1234');
});
afterAll(() => office.stop());

function ask(mode: RegisterMode, more: object = {}) {
  office.set(mode);
  const config = {
    source: '开放数据平台',
    url: office.apiUrl,
    legalName: NAME,
    key: office.key,
    rows: 2,
    listPath: 'data.list',
    totalPath: 'data.total',
    okPath: 'code',
    okValue: '0',
    mapping: [{ from: 'entName', to: '企业名称' }],
    ...more,
  };
  return OBSERVERS['public-records']?.(config, context);
}

describe('the interface', () => {
  it('found: all pages, only the company itself, nothing of persons', async () => {
    const outcome = await ask('found');
    expect(outcome).toMatchObject({
      kind: 'observed',
      seen: {
        state: 'found',
        records: [
          { no: '深市监罚〔2026〕1号', fineFen: 1_000_000, decidedOn: '2026-01-10' },
          { no: '深市监罚〔2026〕2号' },
          { no: '深市监罚〔2026〕3号' },
        ],
      },
    });
    expect(JSON.stringify(outcome)).not.toContain('张三');
  });

  it('clear: an empty list that is said to be all', async () => {
    expect(await ask('clear')).toEqual({
      kind: 'observed',
      seen: {
        source: '开放数据平台',
        state: 'clear',
        asked: 'penalty',
        records: [],
        published: [],
      },
    });
  });

  it.each<[RegisterMode, string, string]>([
    ['challenged', 'challenged', '安全验证'],
    ['empty', 'unparseable', 'empty answer'],
    ['rate-limited', 'blocked', '429'],
    ['broken', 'unparseable', 'no JSON'],
    ['partial', 'unparseable', '4 of 7'],
  ])('%s: unknown, %s', async (mode, cause, detail) => {
    const outcome = await ask(mode);
    expect(outcome).toMatchObject({ kind: 'unknown', cause });
    expect(outcome?.kind === 'unknown' && outcome.detail).toContain(detail);
  });

  it.each([
    ['a key that is refused', { key: 'other' }, 'blocked'],
    ['an empty list that nothing bears out', { okPath: '', totalPath: '' }, 'unparseable'],
    [
      'a list that is not where it should be',
      { listPath: 'data.rows', totalPath: '' },
      'unparseable',
    ],
    ['more pages than it may ask for', { mostPages: 1, rows: 1 }, 'too-large'],
    ['nobody to ask about', { legalName: '' }, 'prober-fault'],
  ])('%s is unknown', async (_, more, cause) => {
    const mode = cause === 'too-large' ? 'found' : 'clear';
    expect(await ask(mode, more)).toMatchObject({ kind: 'unknown', cause });
  });

  it('takes the key in the address as well', async () => {
    expect(await ask('found', { keyIn: 'query' })).toMatchObject({ kind: 'observed' });
    expect(office.asked.at(-1)).toContain('appKey=lab-key-1234');
  });
});

describe('the public page', () => {
  const look = (mode: RegisterMode, more: object = {}) => {
    office.set(mode);
    const config = {
      source: '企业信用查询',
      url: office.pageUrl(NAME),
      mentions: NAME,
      clear: ['未查询到行政处罚信息'],
      found: ['行政处罚决定书文号'],
      ...more,
    };
    return OBSERVERS['register-page']?.(config, context);
  };

  it.each<[RegisterMode, string]>([
    ['clear', 'clear'],
    ['found', 'found'],
  ])('%s', async (mode, state) => {
    expect(await look(mode)).toMatchObject({ kind: 'observed', seen: { state } });
  });

  it('is the same when only its counter moved, and another when its words did', async () => {
    const marks: unknown[] = [];
    for (const mode of ['found', 'found', 'clear'] as const) {
      const outcome = await look(mode);
      marks.push(outcome?.kind === 'observed' && (outcome.seen as { mark: string }).mark);
    }
    expect(marks[1]).toBe(marks[0]);
    expect(marks[2]).not.toBe(marks[0]);
  });

  it.each<[RegisterMode, string]>([
    ['challenged', 'challenged'],
    ['empty', 'unparseable'],
    ['rate-limited', 'blocked'],
    ['broken', 'unparseable'],
  ])('%s: unknown, %s', async (mode, cause) => {
    expect(await look(mode)).toMatchObject({ kind: 'unknown', cause });
  });

  it.each([
    ['of another company', { mentions: '乙网络有限公司' }],
    ['that says both', { clear: ['甲网络'] }],
  ])('%s is unknown', async (_, more) => {
    expect(await look('found', more)).toMatchObject({ kind: 'unknown', cause: 'unparseable' });
  });
});
