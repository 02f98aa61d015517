import type { Shape } from '../types.ts';
import type { firstSteps as zh } from '../zh/first-steps.ts';

export const firstSteps: Shape<typeof zh> = {
  looking: 'The first look is under way: readings come in seconds, without a reload.',
  few: 'Too few looks yet: what was not seen is counted cautiously, so the score is low, its interval wide, and there is no rank. Every look makes it surer.',
  prices: 'See the first readings: prices',
  looks: 'See the first readings: every look',
};
