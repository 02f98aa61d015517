import { CARD_RESULTS } from '../../kit/cards.ts';
import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

export const cardFollowUp = defineEntry({
  kind: 'card-follow-up',
  title: { zh: '卡的后续', en: 'What became of a card' },
  description: {
    zh: '买过的卡过了些天怎么样：还能用，还是被收回、封号。另记一条，不改原来的试购。',
    en: 'How a card did days later: still good, taken back, account banned. An entry of its own; the purchase stays as it was.',
  },
  proof: {
    as: 'test-buy',
    hint: { zh: '会员状态或通知截图', en: 'A screenshot of the membership or the notice' },
  },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ product, result, days }) => {
    const [zh, en] = CARD_RESULTS[result];
    return { zh: `${product} 第 ${days} 天：${zh}`, en: `${product}, day ${days}: ${en}` };
  },
  indicate,
});
