import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS, partsOf } from './indicate.ts';
import { Fields } from './schema.ts';

export const trialAccount = defineEntry({
  kind: 'trial-account',
  title: { zh: '试用账号清单', en: 'Trial account checklist' },
  description: {
    zh: '要一个试用账号，照单试一遍：后台、查单、导出、统计、对接、顺不顺手、数据准不准。',
    en: 'Get a trial account and go through the list: console, look-up, export, statistics, API, ease of use, accuracy.',
  },
  when: { zh: '试用时间', en: 'Tried at' },
  proof: { as: 'proof', hint: { zh: '后台页面截图', en: 'Screenshots of the console' } },
  indicators: INDICATORS,
  fields: Fields,
  summary: (fields) => {
    const parts = partsOf(fields);
    const present = parts.reduce((total, part) => total + part, 0);
    const [have, asked] = [Math.round(present * 10) / 10, parts.length];
    return {
      zh: `试了 ${asked} 项，达到 ${have} 项`,
      en: `${have} of ${asked} things tried are there`,
    };
  },
  indicate,
});
