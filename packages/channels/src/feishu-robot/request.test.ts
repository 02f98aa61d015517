import { expect, it } from 'vitest';
import { signatureOf } from './request.ts';

it('signs as the documents do', () => {
  expect(signatureOf(1_700_000_000, 'test-secret')).toBe(
    'mbm4Y4oluIPQ00qlBIhX8vAZ0EKv3nw0LuTb91jPL84=',
  );
});
