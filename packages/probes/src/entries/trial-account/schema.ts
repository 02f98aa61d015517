import { z } from 'zod';
import { choice, count, duration, line, note } from '../../kit/fields.ts';

type Pair = readonly [zh: string, en: string];

function feature(label: Pair, hint?: Pair) {
  const words = { yes: ['有', 'Yes'], no: ['没有', 'No'], untried: ['没试', 'Not tried'] } as const;
  return choice(label, words, hint && { hint });
}

function rating(label: Pair) {
  const words = {
    '1': ['1 很难用', '1 hard to use'],
    '2': ['2', '2'],
    '3': ['3', '3'],
    '4': ['4', '4'],
    '5': ['5 很顺手', '5 easy'],
  } as const;
  return choice(label, words).optional();
}

/** The checklist of a trial account, T1 to T7 of the requirements. */
export const Fields = z
  .strictObject({
    console: feature(['独立的后台管理系统', 'A console of its own']),
    orderQuery: feature(['订单实时查询', 'Orders can be looked up at once']),
    orderQueryLag: duration(['下单到能查到', 'From order to look-up']).optional(),
    bulkExport: feature(['卡密批量导出', 'Card secrets can be exported in bulk']),
    exportFormat: line(['导出格式', 'Export format'], 40).optional(),
    exportRows: count(['一次最多导出几条', 'Most rows at once'], {
      min: 1,
      max: 10_000_000,
    }).optional(),
    statistics: feature(['用户数据统计', 'User statistics']),
    erp: feature(
      ['对接 ERP 或开放接口', 'ERP or open API'],
      ['加分项，没有不扣', 'A bonus: its absence costs nothing'],
    ),
    easeOfOrdering: rating(['下单方便吗', 'Ease of ordering']),
    easeOfExport: rating(['查询和导出方便吗', 'Ease of look-up and export']),
    easeOfAccounts: rating(['对账方便吗', 'Ease of accounting']),
    reconciledRows: count(['与自己的账核对了几笔', 'Orders reconciled'], {
      min: 1,
      max: 1_000_000,
    }).optional(),
    mismatches: count(['其中对不上的', 'Of them not matching'], {
      min: 0,
      max: 1_000_000,
    }).optional(),
    note: note(['备注', 'Note']).optional(),
  })
  .refine(
    ({ reconciledRows, mismatches }) =>
      (reconciledRows === undefined) === (mismatches === undefined),
    {
      path: ['mismatches'],
      error: 'needs-both',
    },
  )
  .refine(({ reconciledRows = 0, mismatches = 0 }) => mismatches <= reconciledRows, {
    path: ['mismatches'],
    error: 'more-than-reconciled',
  });
export type Fields = z.infer<typeof Fields>;
