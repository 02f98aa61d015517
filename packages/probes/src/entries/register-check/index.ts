import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const REGISTER: Record<Fields['register'], [zh: string, en: string]> = {
  valid: ['执照存续', 'licence in force'],
  'scope-unclear': ['执照存续，范围不符', 'licence in force, scope does not fit'],
  absent: ['查无执照', 'no licence found'],
  revoked: ['执照已注销或吊销', 'licence revoked'],
  'not-checked': ['执照未查', 'licence not looked up'],
};
const FILING: Record<Fields['filing'], [zh: string, en: string]> = {
  matches: ['备案相符', 'filing matches'],
  unclear: ['备案主体不符', 'filing of another operator'],
  absent: ['查无备案', 'no filing found'],
  'not-checked': ['备案未查', 'filing not looked up'],
};

export const registerCheck = defineEntry({
  kind: 'register-check',
  title: { zh: '工商与备案查询', en: 'Licence and filing look-up' },
  description: {
    zh: '国家企业信用信息公示系统和工信部备案系统要验证码，机器不去绕过：请你查一次，填下结果。',
    en: 'The registers of enterprises and of ICP filings ask for captchas that no machine here gets around: look it up yourself and enter the result.',
  },
  when: { zh: '查询时间', en: 'Looked up at' },
  proof: { as: 'proof', hint: { zh: '查询结果截图', en: 'A screenshot of the result' } },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ legalName, register, filing }) => {
    const [zh, en] = REGISTER[register];
    const [filingZh, filingEn] = FILING[filing];
    return { zh: `${legalName}：${zh}，${filingZh}`, en: `${legalName}: ${en}, ${filingEn}` };
  },
  indicate,
});
