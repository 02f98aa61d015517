import { SilenceInput } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { blank, LABELS, opsOf, withOp } from './matcher.ts';

describe('matchers', () => {
  it.each(LABELS)('of %s have relations that the API takes', (label) => {
    for (const op of opsOf(label)) {
      const matchers = [{ ...blank(label), op, value: 'x' }];
      const silence = { matchers, until: '2026-11-29T00:00:00.000Z', author: 'a' };
      expect(SilenceInput.safeParse(silence).success).toBe(true);
    }
  });

  it('keep what was written when only the relation changes', () => {
    const pattern = { label: 'tag', op: 'glob', value: 'v*' } as const;
    expect(withOp(pattern, '=')).toEqual({ ...pattern, op: '=' });
    const chosen = { label: 'severity', op: '=', value: 'info' } as const;
    expect(withOp(chosen, 'glob')).toEqual({ ...chosen, op: 'glob' });
    expect(withOp(chosen, '!=')).toEqual({ ...chosen, op: '!=' });
  });

  it('begin anew where a pattern becomes a choice', () => {
    expect(withOp({ label: 'severity', op: 'glob', value: '*' }, '!=')).toEqual({
      label: 'severity',
      op: '!=',
      value: 'critical',
    });
  });
});
