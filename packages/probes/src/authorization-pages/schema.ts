import { z } from 'zod';
import { HttpUrl, labelled, ReadPage } from '../kit/labelled.ts';

const Name = z.string().trim().min(1).max(200);
const Day = z.iso.date();

const common = {
  brand: z.string().trim().min(1).max(60).meta(labelled('品牌', 'Brand')),
  legalName: Name.meta(
    labelled('经营主体全称', 'Full legal name of the operator', {
      zh: '与营业执照一致；只按全称核对',
      en: 'As on the business licence; only the full name counts',
    }),
  ),
};

const publishedBy = z
  .enum(['brand', 'other'])
  .default('brand')
  .meta({
    ...labelled('由谁公布', 'Published by'),
    options: {
      brand: { zh: '品牌方自己', en: 'the brand itself' },
      other: { zh: '别人', en: 'somebody else' },
    },
  });

const PartnerList = z
  .object({
    check: z.literal('partner-list'),
    ...common,
    listUrls: z
      .array(HttpUrl)
      .min(1)
      .max(20)
      .meta(labelled('授权名单的全部页面', 'All pages of the partner list')),
    complete: z
      .boolean()
      .default(false)
      .meta(
        labelled('名单声明为完整', 'The list is declared complete', {
          zh: '只有声明完整的名单，查不到才算证据',
          en: 'Only of a list declared complete is absence evidence',
        }),
      ),
    publishedBy,
  })
  .meta(labelled('查品牌的授权名单', 'Look into the brand’s partner list'));

const NumberLookup = z
  .object({
    check: z.literal('number-lookup'),
    ...common,
    number: z.string().trim().min(3).max(100).meta(labelled('授权编号', 'Authorization number')),
    lookupUrl: z
      .string()
      .max(2048)
      .refine((url) => url.includes('{number}') && URL.canParse(url.replaceAll('{number}', '1')), {
        error: 'url-invalid',
      })
      .meta({
        ...labelled('查询网址', 'Address of the look-up', {
          zh: '编号的位置写 {number}',
          en: 'With {number} where the number goes',
        }),
        examples: ['https://site.example/query?no={number}'],
      }),
    publishedBy,
  })
  .meta(labelled('按授权编号查询', 'Look a number up'));

export const Grant = z.object({
  grantor: Name.meta(labelled('授权方', 'Grantor')),
  grantee: Name.meta(labelled('被授权方', 'Grantee')),
  validFrom: Day.meta(labelled('授权开始', 'Valid from')),
  validTo: Day.meta(labelled('授权截止', 'Valid to')),
  scope: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .default([])
    .meta(labelled('授权产品范围', 'Products in scope')),
  sublicensable: z.boolean().default(false).meta(labelled('可转授权', 'May be passed on')),
});
export type Grant = z.infer<typeof Grant>;

const Letter = z
  .object({
    check: z.literal('letter'),
    ...common,
    siteUrl: HttpUrl.meta(labelled('店铺网址', 'Shop URL')),
    pageUrl: HttpUrl.optional().meta(labelled('展示授权书的页面', 'Page that shows the letter')),
    fileUrl: HttpUrl.optional().meta(labelled('授权书图片或文件', 'Picture or file of the letter')),
    number: z
      .string()
      .trim()
      .max(100)
      .optional()
      .meta(labelled('授权编号', 'Authorization number')),
    ...Grant.shape,
    channels: z
      .array(z.string().trim().toLowerCase().min(1).max(253))
      .max(50)
      .default([])
      .meta(
        labelled('授权渠道（域名）', 'Channels (domains)', {
          zh: '留空表示授权书没有写明渠道',
          en: 'Empty if the letter names none',
        }),
      ),
    sold: z
      .array(z.string().trim().min(1).max(200))
      .max(100)
      .default([])
      .meta(labelled('该品牌在售商品', 'Goods of the brand that are sold')),
    owner: Name.optional().meta(labelled('商标权人', 'Owner of the trade mark')),
    chain: z
      .array(Grant)
      .max(8)
      .default([])
      .meta(labelled('上级授权（从商标权人起）', 'Grants above it, from the owner down')),
  })
  .meta(labelled('查平台展示的授权书', 'Check the platform’s own letter'));
export type Letter = z.infer<typeof Letter>;

export const Config = z.discriminatedUnion('check', [PartnerList, NumberLookup, Letter]);
export type Config = z.infer<typeof Config>;
export type PartnerList = z.infer<typeof PartnerList>;
export type NumberLookup = z.infer<typeof NumberLookup>;

/** What typed fields of a letter say, check by check. */
export const LETTER_CHECKS = ['grantee', 'term', 'scope', 'channel', 'chain'] as const;
export type LetterCheck = (typeof LETTER_CHECKS)[number];

const looked = {
  brand: z.string(),
  read: z.array(ReadPage),
  /**
   * Of the lines that speak of this authorization, and of the letter's file, to see that they changed;
   * null when there are none. Whatever else moves on a page is no news.
   */
  contentHash: z.string().nullable(),
};

const OnList = z.object({
  check: z.literal('partner-list'),
  ...looked,
  listed: z.boolean(),
  /** The line says that the authorization is over. */
  ended: z.boolean(),
  complete: z.boolean(),
  publishedBy: z.enum(['brand', 'other']),
  /** The line that names the operator. */
  rowQuote: z.string().nullable(),
  /** Lines that name any firm. */
  firms: z.int().nonnegative(),
});

const LookedUp = z.object({
  check: z.literal('number-lookup'),
  ...looked,
  answer: z.enum(['operator', 'other-grantee', 'no-such-number']),
  publishedBy: z.enum(['brand', 'other']),
  rowQuote: z.string().nullable(),
});

const LetterSeen = z.object({
  check: z.literal('letter'),
  ...looked,
  /** `none`: no page was named. */
  page: z.enum(['present', 'absent', 'unknown', 'none']),
  /** Checks that failed when it was looked at; those that could not be made are in neither list. */
  problems: z.array(z.enum(LETTER_CHECKS)),
  passed: z.array(z.enum(LETTER_CHECKS)),
  /** Whole days after this one; negative when the term is over. */
  daysLeft: z.int(),
  /** What another platform's letter must not share: `number:…`, `file:…`. */
  marks: z.array(z.string()),
  /** Other watched platforms whose letters bear the same marks. */
  elsewhere: z.array(z.object({ mark: z.string(), platform: z.string() })),
});

export const Seen = z.discriminatedUnion('check', [OnList, LookedUp, LetterSeen]);
export type Seen = z.infer<typeof Seen>;
export type LetterSeen = z.infer<typeof LetterSeen>;
