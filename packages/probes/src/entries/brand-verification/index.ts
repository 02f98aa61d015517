import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const RESULTS: Record<Fields['result'], [zh: string, en: string]> = {
  confirmed: ['确认有授权', 'confirmed'],
  denied: ['否认授权', 'denied'],
  'no-answer': ['没有答复', 'no answer'],
};

export const brandVerification = defineEntry({
  kind: 'brand-verification',
  title: { zh: '向品牌方核实', en: 'Brand verification' },
  description: {
    zh: '直接问品牌官方客服：这家公司有没有授权。否认是资质陷阱最硬的证据。',
    en: 'Ask the brand itself whether this company is authorised. A denial is the hardest evidence there is.',
  },
  when: { zh: '问的时间', en: 'Asked at' },
  proof: {
    as: 'proof',
    hint: { zh: '聊天截图、邮件或名单页面', en: 'A screenshot of the chat, the mail or the list' },
  },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ brand, result }) => {
    const [zh, en] = RESULTS[result];
    return { zh: `${brand}：${zh}`, en: `${brand}: ${en}` };
  },
  indicate,
});
