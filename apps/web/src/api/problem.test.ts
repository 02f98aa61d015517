import { describe, expect, it } from 'vitest';
import { staleKeys } from './live.ts';
import { ApiProblem, ApiUnreachable, fieldError, shownAtFields } from './problem.ts';

const problem = new ApiProblem({
  type: 'urn:kaopu:problem:invalid-input',
  title: 'Invalid',
  status: 400,
  detail: 'Some fields need to be corrected.',
  code: 'invalid-input',
  errors: [
    { path: '/uscc', code: 'uscc-invalid', detail: 'wrong check character' },
    { path: '/probes/0/config/url', code: 'url-invalid', detail: 'no address' },
  ],
});

describe('field errors', () => {
  it('stand beside the field their pointer names, or a field above it', () => {
    expect(fieldError(problem, '/uscc')).toBe('wrong check character');
    expect(fieldError(problem, '/probes')).toBe('no address');
    expect(fieldError(problem, '/usc')).toBeNull();
    expect(fieldError(new ApiUnreachable('offline'), '/uscc')).toBeNull();
  });

  it('replace the general message only when every one of them has a field', () => {
    expect(shownAtFields(problem, ['/uscc'])).toBe(false);
    expect(shownAtFields(problem, ['/uscc', '/probes'])).toBe(true);
  });
});

describe('live events', () => {
  it('make exactly the answers they touch out of date', () => {
    expect(staleKeys({ type: 'trial', trialId: 't' })).toEqual([['trial', 't']]);
    expect(staleKeys({ type: 'judged', platformId: 'p' })).toEqual([
      ['platforms'],
      ['platforms', 'index'],
      ['today'],
      ['platform', 'p'],
    ]);
    expect(staleKeys({ type: 'delivery', alertId: 'a' })).toEqual([['alert', 'a']]);
  });
});
