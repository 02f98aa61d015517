import { CHECKLISTS, PROFILES } from '@kaopu/scoring';
import { expect, it } from 'vitest';
import { INSIGHT_WORDS } from './insight-words.ts';

const TOPICS = new Set(PROFILES.flatMap((id) => CHECKLISTS[id].map(({ topic }) => topic)));

it.each(['zh-CN', 'en'] as const)('in %s everything a checklist asks for has a word', (lang) => {
  expect(Object.keys(INSIGHT_WORDS[lang].checklist.topic).toSorted()).toEqual(
    [...TOPICS].toSorted(),
  );
});
