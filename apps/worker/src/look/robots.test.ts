import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ownBook } from '../vantage/own-book.ts';
import { obeyRobots, robotsMemory } from './robots.ts';

const URL = 'https://shop.example/';
const DAY = 86_400_000;
const REST = 300;

it('what is remembered of a robots.txt serves as long as the copy that all remember, and no longer', async () => {
  let now = 0;
  let asked = 0;
  const book = ownBook(() => now);
  const memory = robotsMemory();
  const obey = () =>
    obeyRobots(book, memory, URL, () => {
      asked += 1;
      return Promise.resolve({ text: '' });
    });

  await book.recordRobots('https://shop.example', { text: '' });
  now = DAY - REST;
  await obey();
  now = DAY + 1;
  await obey();
  expect(asked).toBe(0);
  while (memory.has('https://shop.example')) await sleep(REST / 10);
  await obey();
  expect(asked).toBe(1);
});

it('more origins than any installation has shops are all remembered', async () => {
  const book = ownBook(() => 0);
  const memory = robotsMemory();
  const text = 'User-agent: *\nDisallow: /cart\n';
  for (let shop = 0; shop < 100_000; shop += 1) {
    await obeyRobots(book, memory, `https://s${shop}.example/`, () => Promise.resolve({ text }));
  }
  expect(memory.size).toBe(100_000);
});
