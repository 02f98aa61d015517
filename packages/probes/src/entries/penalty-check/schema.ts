import { z } from 'zod';
import { choice, instant, line, list, money } from '../../kit/fields.ts';

const Row = z.object({
  kind: choice(['种类', 'Kind'], {
    penalty: ['行政处罚', 'administrative penalty'],
    abnormal: ['列入经营异常名录', 'on the abnormal operation list'],
    serious: ['列入严重违法失信名单', 'on the list of serious violations'],
    dishonest: ['失信被执行人', 'dishonest judgment debtor'],
    'lost-case': ['作为被告败诉', 'lost a case as the defendant'],
    conviction: ['刑事定罪', 'criminal conviction'],
  }),
  no: line(['文号或案号', 'Number of the decision or case'], 200).optional(),
  decidedAt: instant(['决定、列入或裁判的日期', 'Date of the decision, listing or judgment']),
  gravest: choice(['其中最重的处罚', 'The gravest part of it'], {
    warning: ['警告、通报批评', 'warning'],
    fine: ['罚款、没收', 'fine or confiscation'],
    suspension: ['停业、暂扣、限制经营', 'suspension or restriction'],
    revocation: ['吊销、责令关闭', 'revocation or closure'],
  }).optional(),
  fineFen: money(['罚没金额', 'Fined or confiscated']).optional(),
  about: line(['事由', 'What it was about'], 300).optional(),
});
export type Row = z.infer<typeof Row>;

export const Fields = z
  .object({
    source: line(['查了哪里', 'Which register'], 60, {
      hint: ['例如：信用中国、国家企业信用信息公示系统', 'its name'],
    }),
    state: choice(['结果', 'Result'], {
      clear: ['没有记录', 'No records'],
      found: ['有记录', 'Records found'],
      challenged: ['没查成（验证码、打不开）', 'Could not be looked up'],
    }),
    records: list(['记录', 'Records'], Row, 20).optional(),
  })
  .refine(({ state, records = [] }) => (state === 'found') === records.length > 0, {
    path: ['records'],
    error: 'records-contradict',
  });
export type Fields = z.infer<typeof Fields>;
