import { expect, it } from 'vitest';
import { observedOf, shownSigns } from './signs.ts';

const sign = (code: string, strength: 'unknown' | 'calm' | 'strong') => ({
  code,
  strength,
  text: { zh: code, en: code },
  figures: null,
  evidence: [],
});

it('shows all four although nothing was seen, each as not observed', () => {
  const shown = shownSigns([], undefined);
  expect(shown.map(({ code, strength }) => [code, strength])).toEqual([
    ['replies', 'unknown'],
    ['withdrawals', 'unknown'],
    ['groups', 'unknown'],
    ['stale', 'unknown'],
  ]);
  expect(observedOf(shown)).toEqual({ known: 0, all: 4 });
});

it('shows the others only when they were observed, and counts the four alone', () => {
  const signs = [sign('identity', 'calm'), sign('price-dump', 'unknown'), sign('stale', 'calm')];
  const groups = { strength: 'strong', figures: null, at: null, evidence: ['entry/1'] } as const;
  const shown = shownSigns(signs, { ...groups, evidence: [...groups.evidence] });
  expect(shown.map(({ code }) => code)).toEqual([
    'replies',
    'withdrawals',
    'groups',
    'stale',
    'identity',
  ]);
  expect(observedOf(shown)).toEqual({ known: 2, all: 4 });
});
