import { describe, expect, it } from 'vitest';
import { findingsOf, said, type Said } from '../testing/findings.ts';
import { START } from '../testing/support.ts';
import { checklist, CHECKLISTS } from './checklists.ts';
import type { TopicId } from './findings.ts';
import { PROFILES, type ProfileId } from './types.ts';

function stateOf(profile: ProfileId, topic: TopicId, all: readonly Said[]) {
  return checklist(findingsOf(all), profile, START).find((item) => item.topic === topic)?.state;
}

it.each(PROFILES)('what %s asks for is unknown until somebody knows', (profile) => {
  const list = checklist({}, profile, START);
  expect(list.map(({ topic }) => topic)).toEqual(CHECKLISTS[profile].map(({ topic }) => topic));
  expect(new Set(list.map(({ state }) => state))).toEqual(new Set(['unknown']));
});

describe('a criterion', () => {
  it.each<[string, ProfileId, TopicId, Said[], string]>([
    ['ten to start with is low', 'small', 'moq', [said('moq', '', 10)], 'met'],
    ['nothing to pay in', 'small', 'prepayment', [said('prepayment', '', 0)], 'met'],
    ['money to be locked up', 'small', 'prepayment', [said('prepayment', '', 500)], 'not-met'],
    ['eleven is not', 'small', 'moq', [said('moq', '', 11)], 'not-met'],
    ['a capacity of a thousand', 'channel', 'capacity', [said('capacity', '', 1000)], 'met'],
    ['less than that', 'channel', 'capacity', [said('capacity', '', 999)], 'not-met'],
    ['yes', 'community', 'courses', [said('courses', '', 'yes', 'entry', 'li')], 'met'],
    ['no', 'community', 'courses', [said('courses', '', 'no')], 'not-met'],
    [
      'not applicable',
      'small',
      'dropshipping',
      [said('dropshipping', '', 'not-applicable')],
      'not-applicable',
    ],
    [
      'an old word says nothing',
      'small',
      'moq',
      [said('moq', '', 10, 'page', 'home', 181)],
      'unknown',
    ],
    [
      'proof beats a newer page',
      'small',
      'test-cards',
      [
        said('test-cards', '', 'no', 'proof', 'li', 9),
        said('test-cards', '', 'yes', 'page', 'x', 1),
      ],
      'not-met',
    ],
    [
      'the newer of equals counts',
      'small',
      'test-cards',
      [
        said('test-cards', '', 'no', 'proof', 'li', 9),
        said('test-cards', '', 'yes', 'proof', 'w', 1),
      ],
      'met',
    ],
  ])('%s', (_, profile, topic, all, state) => {
    expect(stateOf(profile, topic, all)).toBe(state);
  });

  it('knows a word of half a year ago and of now, and none to come', () => {
    const at = (daysAgo: number) => [said('moq', '', 10, 'page', 'home', daysAgo)];
    expect([180, 0, -1].map((days) => stateOf('small', 'moq', at(days)))).toEqual([
      'met',
      'met',
      'unknown',
    ]);
  });

  it('carries what was found, when, and by which observation', () => {
    const word = said('moq', '', 5);
    const [moq] = checklist(findingsOf([word]), 'small', START);
    expect(moq).toMatchObject({ value: 5, source: 'page', at: word.t, evidence: word.id });
  });
});
