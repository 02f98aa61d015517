import { expect, it } from 'vitest';
import { indicateEntry } from '../../kit/entry.ts';
import { penaltyCheck } from './index.ts';
import { Fields } from './schema.ts';

const AT = Date.UTC(2026, 10, 28);
const DAY = '2026-01-01T16:00:00.000Z';

function said(fields: object, proofs = 1) {
  const seen = {
    reporter: '小王',
    proofs,
    follows: null,
    fields: { source: '信用中国', ...fields },
  };
  return indicateEntry(penaltyCheck, { platform: 'p', at: AT, seen });
}

it('no records: the register answered, by a person with proof', () => {
  expect(said({ state: 'clear' })).toMatchObject({
    readings: [{ indicator: 'penalties', x: 1, source: 'proof', by: '小王' }],
    facts: [{ kind: 'public-records', subject: 'entry 信用中国', value: '', label: '信用中国' }],
  });
});

it('records: each with its severity and its Beijing day', () => {
  const records = [
    {
      kind: 'penalty',
      no: '深市监罚〔2026〕1号',
      decidedAt: DAY,
      gravest: 'fine',
      fineFen: 20_000_000,
    },
    { kind: 'serious', decidedAt: DAY, about: '虚假宣传' },
    { kind: 'conviction', no: '（2025）粤0305刑初1号', decidedAt: DAY },
  ];
  const found = said({ state: 'found', records });
  expect(found?.readings.slice(1).map(({ penalty }) => [penalty?.no, penalty?.severity])).toEqual([
    ['深市监罚〔2026〕1号', 'large-fine'],
    [expect.stringContaining('2026-01-02 虚假宣传'), 'revocation'],
    ['（2025）粤0305刑初1号', 'revocation'],
  ]);
  expect(found?.findings).toMatchObject([
    { topic: 'judgment', value: 'criminal', source: 'proof' },
    { topic: 'serious-list', subject: '信用中国', value: 'listed', source: 'proof', by: '小王' },
  ]);
});

it.each([
  [
    'penalty',
    '深市监罚〔2026〕1号',
    ['深市监罚[2026]1号', '深市监罚（2026） 1 号', '（深市监罚〔２０２６〕1号）'],
  ],
  ['conviction', '（2025）粤0305刑初1号', ['(2025)粤0305刑初1号', '〔2025〕粤0305 刑初1号']],
  ['conviction', '（2025）粤0305刑初1号（之一）', ['(2025)粤0305刑初1号(之一)']],
])('a %s numbered %s is one, however it is spelt', (kind, printed, spellings) => {
  for (const no of [printed, ...spellings]) {
    const found = said({ state: 'found', records: [{ kind, no, decidedAt: DAY }] });
    expect(found?.readings[1]?.penalty?.no).toBe(printed);
  }
});

it('a register that shows all lists and has none of them says so; another does not', () => {
  const words = (source: string) => said({ source, state: 'clear' })?.findings;
  expect(words('信用中国网站')).toMatchObject([{ topic: 'serious-list', value: 'none' }]);
  expect(words('深圳市市场监管局')).toEqual([]);
});

it('not looked up is unknown, never clean', () => {
  const unknown = said({ state: 'challenged' }, 0);
  expect(unknown?.readings).toMatchObject([{ indicator: 'penalties', x: null }]);
  expect(unknown?.facts).toEqual([]);
});

it.each([
  [{ state: 'found' }, false],
  [{ state: 'clear', records: [{ kind: 'penalty', decidedAt: DAY }] }, false],
  [{ state: 'found', records: [{ kind: 'penalty', decidedAt: DAY }] }, true],
])('the result and the records agree: %j', (fields, isFine) => {
  expect(Fields.safeParse({ source: '信用中国', ...fields }).success).toBe(isFine);
});
