import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { registerCheck } from './index.ts';

const ASKED = { legalName: '星辰科技有限公司', register: 'not-checked', filing: 'not-checked' };

it.each<[object, object, string[]]>([
  [{ register: 'valid' }, { licence: 1 }, ['licence: valid']],
  [{ register: 'scope-unclear' }, { licence: 0.5 }, ['licence: scope-unclear']],
  [{ register: 'absent' }, { licence: 0 }, ['licence: absent']],
  [{ register: 'revoked' }, { licence: 0 }, ['licence: revoked']],
  [
    { filing: 'matches', filingNumber: '京ICP备2026000001号' },
    { filing: 1 },
    ['filing-number: 京ICP备2026000001号'],
  ],
  [{ filing: 'unclear' }, { filing: 0.5 }, []],
  [{ filing: 'absent' }, { filing: 0 }, []],
])('%j', (change, x, found) => {
  expect(inShort(say(registerCheck, { ...ASKED, ...change }))).toEqual({ x, found });
});

it('not looked up is nothing to log', () => {
  expect(() => say(registerCheck, ASKED)).toThrow('nothing-said');
});
