import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const DOCUMENTS: Record<Fields['document'], [zh: string, en: string]> = {
  voucher: ['采购凭证', 'Procurement voucher'],
  letter: ['授权书', 'Letter of authorisation'],
  agreement: ['合作协议', 'Agreement'],
  'order-case': ['采购案例', 'Recent order'],
};
const ANSWERS: Record<Fields['answer'], [zh: string, en: string]> = {
  provided: ['给了', 'provided'],
  partial: ['只给了一部分', 'in part'],
  refused: ['不肯给', 'refused'],
};

export const procurementProof = defineEntry({
  kind: 'procurement-proof',
  title: { zh: '采购凭证与授权书', en: 'Procurement papers' },
  description: {
    zh: '向平台要采购凭证、授权书、合作协议或近期采购案例：给不给、谁出具、有效期多久。',
    en: 'Ask for vouchers, letters, agreements or a recent order: whether they are shown, who issued them, how long they hold.',
  },
  when: { zh: '要的时间', en: 'Asked at' },
  proof: {
    as: 'proof',
    hint: {
      zh: '文件照片或截图；别人的姓名、电话请遮住',
      en: 'A photo or screenshot of the paper; cover other people’s names and numbers',
    },
  },
  indicators: INDICATORS,
  fields: Fields,
  past: ({ orderedOn }) => ({ orderedOn }),
  summary: ({ document, answer, brand }) => {
    const [zh, en] = DOCUMENTS[document];
    const [answerZh, answerEn] = ANSWERS[answer];
    const of = brand === undefined ? '' : `${brand} `;
    return { zh: `${of}${zh}：${answerZh}`, en: `${of}${en}: ${answerEn}` };
  },
  indicate,
});
