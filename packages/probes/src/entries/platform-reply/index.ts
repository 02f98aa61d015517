import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const MOST = 60;

function beginning(words: string): string {
  const signs = Array.from(words);
  return signs.length > MOST ? `${signs.slice(0, MOST).join('')}…` : words;
}

export const platformReply = defineEntry({
  kind: 'platform-reply',
  title: { zh: '平台回应', en: 'The platform’s reply' },
  description: {
    zh: '平台对评分、记录的回应，照它的原话登在它的页面上。只供阅读，永远不改变分数。',
    en: 'What the platform answers to its score or records, shown on its page in its own words. To be read, never scored.',
  },
  when: { zh: '回应时间', en: 'Said on' },
  proof: {
    as: 'proof',
    hint: { zh: '函件、邮件或聊天截图', en: 'The letter, the mail or a screenshot' },
  },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ words }) => {
    const said = beginning(words);
    return { zh: `「${said}」`, en: `“${said}”` };
  },
  indicate,
});
