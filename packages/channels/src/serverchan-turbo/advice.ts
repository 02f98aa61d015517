import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  40001: [
    'SendKey 不对，或者当天的条数用完了；用完的稍后自动再发。',
    'The SendKey is wrong, or the day’s messages are used up; those go again by themselves later.',
  ],
  20001: ['标题是空的，检查模板。', 'The title is empty: look at the template.'],
  471: [
    '条数用完了，稍后自动再发。',
    'The messages allowed are used up; it goes again by itself later.',
  ],
});
