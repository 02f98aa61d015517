import { z } from 'zod';

/** Who a source is asked about. */
export const Identity = {
  uscc: z
    .string()
    .trim()
    .max(30)
    .default('')
    .meta({ labels: { zh: '统一社会信用代码', en: 'Unified social credit code' } }),
  legalName: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ labels: { zh: '企业全称', en: 'Full legal name' } }),
  formerNames: z
    .array(z.string().trim().min(1).max(200))
    .max(10)
    .default([])
    .meta({ labels: { zh: '曾用名', en: 'Former names' } }),
};

export const AmountUnitWord = z
  .enum(['unknown', 'yuan', 'wan'])
  .default('unknown')
  .meta({
    labels: { zh: '金额单位（列名没有写明时）', en: 'Unit of amounts (where no header says)' },
    options: {
      unknown: { zh: '不知道，不猜', en: 'not known, do not guess' },
      yuan: { zh: '元', en: 'yuan' },
      wan: { zh: '万元', en: 'ten thousand yuan' },
    },
  });
