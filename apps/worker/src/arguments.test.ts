import { describe, expect, it } from 'vitest';
import { concurrencyOf, readArguments } from './arguments.ts';

const SETTINGS = { KAOPU_HTTP_CONCURRENCY: 32, KAOPU_BROWSER_CONCURRENCY: 2 };

describe('readArguments', () => {
  it('takes work from everything unless it is told from what', () => {
    expect(readArguments([]).queues).toEqual(['http', 'browser', 'judge', 'tell']);
    expect(readArguments(['--queues', 'http, tell']).queues).toEqual(['http', 'tell']);
  });

  it.each([
    [['--queues', 'htpp'], /queues/],
    [['--queues', ''], /queues/],
    [['--concurrency', '0'], /concurrency/],
    [['--concurrency', '1.5'], /concurrency/],
    [['--concurrency', 'many'], /concurrency/],
    [['--concurency', '3'], /concurency/],
    [['http'], /http/],
  ])('refuses %s by name', (args, named) => {
    expect(() => readArguments(args)).toThrow(named);
  });
});

describe('concurrencyOf', () => {
  it.each<[string[], { http: number; browser: number }]>([
    [[], { http: 32, browser: 2 }],
    [['--concurrency', '100'], { http: 100, browser: 2 }],
    [['--queues', 'http'], { http: 32, browser: 0 }],
    [['--queues', 'browser', '--concurrency', '5'], { http: 0, browser: 5 }],
    [['--queues', 'browser', '--concurrency', '500'], { http: 0, browser: 32 }],
    [['--queues', 'judge,tell', '--concurrency', '5'], { http: 0, browser: 0 }],
  ])('of %s', (args, looks) => {
    expect(concurrencyOf(readArguments(args), SETTINGS)).toEqual(looks);
  });

  it('starts no browser where the settings want none', () => {
    const none = { ...SETTINGS, KAOPU_BROWSER_CONCURRENCY: 0 };
    expect(concurrencyOf(readArguments([]), none)).toEqual({ http: 32, browser: 0 });
  });
});
