import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('quotes what would break a line apart', () => {
  expect(
    csvOf([
      ['a,b', 'say "x"', '两\n行'],
      ['', '1'],
    ]),
  ).toBe('\ufeff"a,b","say ""x""","两\n行"\r\n,1\r\n');
});

it.each(['=1+1', '+1', '-1', '@x'])('lets no spreadsheet reckon %s', (text) => {
  expect(csvOf([[text]])).toBe(`\ufeff'${text}\r\n`);
});
