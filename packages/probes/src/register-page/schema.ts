import { z } from 'zod';
import { HttpUrl, labelled } from '../kit/labelled.ts';
import { SourceName } from '../kit/records/record.ts';

const Markers = z.array(z.string().trim().min(2).max(200)).min(1).max(20);

export const Config = z.object({
  source: SourceName.meta(labelled('登记机关或名单的名称', 'Name of the register')),
  url: HttpUrl.meta(labelled('公开页面的网址', 'URL of the public page')),
  mentions: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .meta(
      labelled('页面必须提到（企业全称或代码）', 'The page must mention (full name or code)', {
        zh: '页面没有提到时，不知道它说的是不是这家企业，不作判断。',
        en: 'A page that does not mention it may be about anybody, and says nothing.',
      }),
    ),
  clear: Markers.meta(
    labelled('表示「没有记录」的原文', 'Words that mean “no records”', {
      zh: '例如：未查询到行政处罚信息',
      en: 'as they stand on the page',
    }),
  ),
  found: Markers.meta(
    labelled('表示「有记录」的原文', 'Words that mean “records”', {
      zh: '例如：行政处罚决定书文号',
      en: 'as they stand on the page',
    }),
  ),
});
export type Config = z.infer<typeof Config>;

export const Seen = z.object({
  source: SourceName,
  state: z.enum(['clear', 'found']),
  /** The words that say so, with what stands around them. */
  quote: z.string().max(500),
  /** Of the page's text, numbers of visitors and clocks left out. */
  mark: z.string().max(32),
  /** Of the page as evidence. */
  sha256: z.string(),
});
export type Seen = z.infer<typeof Seen>;
