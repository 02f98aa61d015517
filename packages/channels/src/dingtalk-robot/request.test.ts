import { expect, it } from 'vitest';
import { signatureOf } from './request.ts';

it('signs as the documents do', () => {
  expect(encodeURIComponent(signatureOf(1_700_000_000_000, 'SECtest'))).toBe(
    'aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D',
  );
});
