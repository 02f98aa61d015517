import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChange, aPlatform, PLATFORM } from '../../testing/reported.ts';
import { DAY, HOUR, RUNS, START } from '../../testing/support.ts';
import { INDICATOR_SPECS } from '../method.ts';
import { TERM_KINDS, TERM_WORDS } from '../terms.ts';
import { INDICATORS } from '../types.ts';
import { digestOf, MOST_LINES } from './digest-of.ts';
import type { ReportMaterial, SeenTerm } from './types.ts';

const UNTIL = START + DAY;

function aTerm(given: Partial<SeenTerm> = {}): SeenTerm {
  return {
    platformId: PLATFORM,
    kind: 'domain-term',
    subject: '',
    label: 'shop.example',
    word: 'within-7-days',
    since: START,
    last: { t: START, id: 'k-7' },
    ...given,
  };
}

function digest(given: Partial<ReportMaterial>) {
  const platforms = [aPlatform()];
  const span = { profile: 'medium', from: START, until: UNTIL };
  return digestOf({ ...span, platforms, moved: [], changes: [], terms: [], ...given });
}

const risks = (...changes: ReportMaterial['changes']) =>
  digest({ changes }).risks.items.map(({ change }) => change.id);

describe('new risks', () => {
  it('lie within the span: its first instant belongs to it, its last does not', () => {
    const at = [START - 1, START, UNTIL - 1, UNTIL];
    const changes = at.map((t, i) => aChange({ id: `c${i}`, subject: `s${i}`, at: t }));
    expect(risks(...changes)).toEqual(['c2', 'c1']);
  });

  it('are no risks any more once taken back, and risks again when they come back', () => {
    const down = aChange({ id: 'down', kind: 'became-unreachable', at: START + 1 });
    const up = aChange({ id: 'up', kind: 'became-reachable', at: START + 2, recovery: true });
    const again = aChange({ id: 'again', kind: 'became-unreachable', at: START + 3 });
    expect(risks(down)).toEqual(['down']);
    expect(risks(down, up)).toEqual([]);
    expect(risks(again, down, up)).toEqual(['again']);
  });

  it('of one thing are no answer to another, nor to another platform', () => {
    const back = aChange({ id: 'a', subject: 'sku-1', recovery: true, at: START + 2 });
    const other = aChange({ id: 'b', subject: 'sku-2' });
    expect(risks(other, back)).toEqual(['b']);
    expect(risks(aChange(), { ...back, platformId: 'p-2', subject: '' })).toEqual(['c-1']);
  });

  it('leave mere information out, and go from the worst to the least', () => {
    const of = (id: string, severity: 'info' | 'warning' | 'critical', at: number) =>
      aChange({ id, subject: id, severity, at });
    expect(
      risks(of('w', 'warning', START + 1), of('c', 'critical', START), of('i', 'info', START)),
    ).toEqual(['c', 'w']);
  });

  it('carry the change and the keys of its evidence', () => {
    const change = aChange({ evidence: ['k1', 'k2'] });
    expect(digest({ changes: [change] }).risks).toEqual({
      items: [{ platformId: PLATFORM, name: '星云', change, evidence: ['k1', 'k2'] }],
      total: 1,
    });
  });
});

describe('stale evidence', () => {
  const halfLife = INDICATOR_SPECS.tls.halfLifeDays * DAY;
  const stale = (newest: number) =>
    digest({
      platforms: [aPlatform({ ages: [{ indicator: 'tls', newest, evidence: ['k3'] }] })],
    }).stale.items;

  it('is what lost half its weight with nothing after it', () => {
    expect(stale(UNTIL - halfLife)).toEqual([]);
    expect(stale(UNTIL - halfLife - HOUR)).toMatchObject([
      { indicator: 'tls', evidence: ['k3'], halfLifeDays: INDICATOR_SPECS.tls.halfLifeDays },
    ]);
  });

  it('begins with what is overdue the longest, measured by its own half-life', () => {
    const ages = (['licence', 'tls'] as const).map((indicator) => ({
      indicator,
      newest: UNTIL - 400 * DAY,
      evidence: [],
    }));
    expect(INDICATOR_SPECS.licence.halfLifeDays).toBeGreaterThan(INDICATOR_SPECS.tls.halfLifeDays);
    const found = digest({ platforms: [aPlatform({ ages })] }).stale.items;
    expect(found.map(({ indicator }) => indicator)[0]).toBe('tls');
  });
});

describe('what ends soon', () => {
  it.each(TERM_WORDS.map((word) => [word, word !== 'valid'] as const))(
    '%s: told? %s',
    (word, isTold) => {
      expect(digest({ terms: [aTerm({ word })] }).expiring.total).toBe(isTold ? 1 : 0);
    },
  );

  it('is told with what was seen last, the most urgent first', () => {
    const words = ['within-30-days', 'over', 'within-3-days'] as const;
    const terms = words.map((word, i) => aTerm({ word, subject: `s${i}` }));
    const { items } = digest({ terms }).expiring;
    expect(items.map(({ word }) => word)).toEqual(['over', 'within-3-days', 'within-30-days']);
    expect(items[0]).toMatchObject({ seenAt: START, evidence: ['k-7'], label: 'shop.example' });
  });
});

describe('a report', () => {
  it('counts platforms and who had no score when it began', () => {
    const platforms = [aPlatform(), aPlatform({ id: 'p-2', before: null })];
    expect(digest({ platforms })).toMatchObject({ platforms: 2, newcomers: 1 });
  });

  it('speaks of no platform without a score', () => {
    const gone = { platformId: 'p-9' };
    const { risks: bad, expiring } = digest({ changes: [aChange(gone)], terms: [aTerm(gone)] });
    expect([bad.total, expiring.total]).toEqual([0, 0]);
  });

  const anyMaterial = fc.record({
    ages: fc.array(
      fc.record({
        indicator: fc.constantFrom(...INDICATORS),
        newest: fc.integer({ min: START - 900 * DAY, max: UNTIL }),
      }),
      { maxLength: 60 },
    ),
    changes: fc.array(
      fc.record({
        subject: fc.constantFrom('a', 'b', 'c'),
        at: fc.integer({ min: START - HOUR, max: UNTIL + HOUR }),
        severity: fc.constantFrom('info' as const, 'warning' as const, 'critical' as const),
        recovery: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
    terms: fc.array(
      fc.record({ kind: fc.constantFrom(...TERM_KINDS), word: fc.constantFrom(...TERM_WORDS) }),
      { maxLength: 40 },
    ),
  });

  it('is the same in whatever order its material comes, and lists no more than it may', () => {
    fc.assert(
      fc.property(anyMaterial, fc.nat(), (any, turn) => {
        const platforms = any.ages.map((age, i) =>
          aPlatform({ id: `p${i}`, ages: [{ ...age, evidence: [] }] }),
        );
        const changes = any.changes.map((change, i) =>
          aChange({ ...change, id: `c${i}`, platformId: `p${i % 3}` }),
        );
        const terms = any.terms.map((term, i) =>
          aTerm({ ...term, platformId: `p${i % 3}`, subject: `s${i}` }),
        );
        const turned = <Item>(items: Item[]) => {
          const at = turn % (items.length + 1);
          return [...items.slice(at), ...items.slice(0, at)].reverse();
        };
        const made = digest({ platforms, changes, terms });
        const again = digest({
          platforms: turned(platforms),
          changes: turned(changes),
          terms: turned(terms),
        });
        expect(again).toEqual(made);
        for (const { items, total } of [made.risks, made.stale, made.expiring]) {
          expect(items.length).toBe(Math.min(total, MOST_LINES));
        }
      }),
      RUNS,
    );
  });
});
