import { z } from 'zod';
import { FailedPage } from '../kit/failure.ts';
import { HttpUrl, labelled, ReadPage } from '../kit/labelled.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '../kit/identifiers.ts';
import { USCC_FORMS } from '../kit/uscc.ts';
import { FAMILIES } from './scope.ts';

export const POLICIES = ['terms', 'refund', 'privacy'] as const;
export type Policy = (typeof POLICIES)[number];

const policyUrl = (zh: string, en: string) =>
  HttpUrl.optional().meta(
    labelled(zh, en, { zh: '留空则按首页链接文字寻找', en: 'Found by the text of links if empty' }),
  );

export const Config = z.object({
  siteUrl: HttpUrl.meta(labelled('店铺网址', 'Shop URL')),
  licenceUrl: policyUrl('营业执照页', 'Page of the business licence'),
  termsUrl: policyUrl('服务条款页', 'Terms page'),
  refundUrl: policyUrl('退款/售后规则页', 'Refund page'),
  privacyUrl: policyUrl('隐私政策页', 'Privacy page'),
  scope: z
    .string()
    .trim()
    .max(5_000)
    .optional()
    .meta(
      labelled('营业执照上的经营范围', 'Business scope as registered', {
        zh: '从国家企业信用信息公示系统复制；留空则只读页面上写明的',
        en: 'Copied from the register of enterprises; if empty, only what pages state is read',
      }),
    ),
  mainland: z
    .boolean()
    .default(true)
    .meta(
      labelled('服务器在中国大陆', 'Hosted in mainland China', {
        zh: '不在大陆的网站不要求 ICP 备案',
        en: 'Sites hosted elsewhere need no ICP filing',
      }),
    ),
});
export type Config = z.infer<typeof Config>;

/** `absent`: looked and not there. `unknown`: could not look. */
const State = z.enum(['present', 'absent', 'unknown']);
export type State = z.infer<typeof State>;

const Shown = z.object({
  text: z.string(),
  form: z.enum(['valid', 'unusual', 'malformed']),
  url: z.string(),
});

export const Seen = z.object({
  read: z.array(ReadPage).min(1),
  failed: z.array(FailedPage),
  /** False when scripts fill the front page in: what is not in its source may still be shown. */
  readable: z.boolean(),
  /** A block, a picture or a link that shows the business licence. */
  licence: State,
  uscc: z.object({ text: z.string(), form: z.enum(USCC_FORMS), url: z.string() }).nullable(),
  legalNames: z.array(z.string()),
  identifiers: z.partialRecord(z.enum(IDENTIFIER_KINDS as [IdentifierKind]), Shown),
  /** The filing number leads to the register's own site. */
  filingLinked: z.boolean(),
  scope: z
    .object({
      source: z.enum(['person', 'page']),
      matches: z.array(
        z.object({ family: z.enum(FAMILIES), phrase: z.string(), excluded: z.boolean() }),
      ),
    })
    .nullable(),
  policies: z.record(
    z.enum(POLICIES),
    z.object({ state: State, url: z.string().nullable(), detail: z.string() }),
  ),
  claims: z.object({ roundTheClock: z.boolean(), solvedWithinADay: z.boolean() }),
  mainland: z.boolean(),
});
export type Seen = z.infer<typeof Seen>;
