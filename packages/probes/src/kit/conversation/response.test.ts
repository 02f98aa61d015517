import { describe, expect, it } from 'vitest';
import type { Line } from './line.ts';
import { responseReadings } from './readings.ts';
import { type Conversation, firstReply, reclassed, waitOf } from './response.ts';

const ASKED = Date.UTC(2026, 10, 25, 7);
const DAY = 86_400_000;

function line(afterMs: number, word: Line['class']): Line {
  return {
    id: `${afterMs} ${word}`,
    at: ASKED + afterMs,
    from: 'operator',
    text: 'x',
    class: word,
    rule: 'answer',
  };
}

function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    askedAt: ASKED,
    stratum: 'workday',
    question: '有货吗',
    lines: [],
    readAt: ASKED + DAY,
    refused: false,
    ...change,
  };
}

describe('the first answer', () => {
  it('is the first of a human, after the question', () => {
    const lines = [
      line(-5_000, 'human'),
      line(1_000, 'bot'),
      line(9_000, 'human'),
      line(20_000, 'human'),
    ];
    expect(firstReply(lines, ASKED)?.at).toBe(ASKED + 9_000);
    expect(firstReply([line(1_000, 'queue')], ASKED)).toBeNull();
  });
});

describe('the wait', () => {
  it.each<[string, Partial<Conversation>, { seconds: number; censored: boolean }]>([
    ['for an answer', { lines: [line(9_500, 'human')] }, { seconds: 9.5, censored: false }],
    ['for nobody, a whole day', {}, { seconds: 86_400, censored: true }],
    ['for machines only', { lines: [line(9_500, 'bot')] }, { seconds: 86_400, censored: true }],
    [
      'for an answer after a day',
      { lines: [line(DAY + 1, 'human')] },
      { seconds: 86_400, censored: true },
    ],
    ['that we know less of', { readAt: ASKED + 60_000 }, { seconds: 60, censored: true }],
    ['that was refused', { readAt: ASKED, refused: true }, { seconds: 86_400, censored: true }],
    [
      'that was refused after an answer',
      { lines: [line(1_000, 'human')], refused: true },
      { seconds: 1, censored: false },
    ],
  ])('%s', (_what, change, wanted) => {
    expect(waitOf(conversation(change))).toEqual(wanted);
  });
});

describe('readings', () => {
  it.each([
    ['workday', ['first-response']],
    ['evening', ['first-response']],
    ['night', ['first-response', 'off-hours-response']],
    ['weekend', ['first-response', 'off-hours-response']],
  ] as const)('of a question in a %s', (stratum, wanted) => {
    const readings = responseReadings(conversation({ stratum }), 'mail a@b.c');
    expect(readings.map(({ indicator }) => indicator)).toEqual(wanted);
  });

  it('carry the wait, its worth, and the raw quantity where it is known', () => {
    expect(responseReadings(conversation({ lines: [line(30_000, 'human')] }), 's')).toEqual([
      {
        indicator: 'first-response',
        subject: 's',
        x: 1,
        duration: { seconds: 30, censored: false },
        value: 30_000,
      },
    ]);
    expect(responseReadings(conversation(), 's')[0]).toMatchObject({ x: 0, value: 86_400_000 });
    expect(responseReadings(conversation({ readAt: ASKED + 1_000 }), 's')[0]).not.toHaveProperty(
      'value',
    );
  });
});

describe('a person who classes lines', () => {
  const lines = [line(0, 'question'), line(9_000, 'human'), line(20_000, 'bot')].map(
    (each, place) => (place === 0 ? { ...each, from: 'us' as const } : each),
  );
  const talk = conversation({ lines, readAt: ASKED + 60_000 });
  const [question, human, bot] = lines.map(({ id }) => id);

  it('moves the answer to another line', () => {
    const changed = reclassed(
      talk,
      new Map([
        [human ?? '', 'bot'],
        [bot ?? '', 'human'],
      ]),
    );
    expect(changed && waitOf(changed)).toEqual({ seconds: 20, censored: false });
    expect(changed?.lines[1]).toMatchObject({ class: 'bot', rule: 'person' });
  });

  it('leaves a wait that is known for as long as we listened when no answer remains', () => {
    const changed = reclassed(talk, new Map([[human ?? '', 'greeting']]));
    expect(changed && waitOf(changed)).toEqual({ seconds: 60, censored: true });
  });

  it('cannot class a line that is not there, or our question', () => {
    expect(reclassed(talk, new Map([['nothing', 'bot']]))).toBeNull();
    expect(reclassed(talk, new Map([[question ?? '', 'human']]))).toBeNull();
  });
});
