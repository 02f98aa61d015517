import { z } from 'zod';
import { HttpUrl, labelled, ReadPage } from '../kit/labelled.ts';
import { UNKNOWN_CAUSES } from '../kit/types.ts';

/** Where the servers of each top-level domain are listed. */
export const IANA_BOOTSTRAP = 'https://data.iana.org/rdap/dns.json';

export const Config = z.object({
  siteUrl: HttpUrl.meta(labelled('店铺网址', 'Shop URL')),
  orderQueryUrl: HttpUrl.optional().meta(
    labelled('订单查询页', 'Order query page', {
      zh: '留空则按首页链接和店铺程序的惯用地址寻找',
      en: 'Found by links and the usual paths of the software if empty',
    }),
  ),
  dockingUrl: HttpUrl.optional().meta(
    labelled('对接接口地址', 'Docking API', {
      zh: '留空则按店铺程序的惯用地址询问；不带密钥，只看接口是否应答',
      en: 'Asked at the usual path of the software if empty, without any key: does it answer?',
    }),
  ),
  domain: z.boolean().default(true).meta(labelled('查域名到期日', 'Look up when the domain ends')),
  rdapUrl: HttpUrl.optional().meta(
    labelled('RDAP 服务地址', 'RDAP base URL', {
      zh: '留空则按 IANA 公布的名单选择，例如 https://rdap.verisign.com/com/v1/',
      en: 'Chosen from the list IANA publishes if empty, e.g. https://rdap.verisign.com/com/v1/',
    }),
  ),
  bootstrapUrl: HttpUrl.default(IANA_BOOTSTRAP).meta(
    labelled('RDAP 名单地址', 'RDAP bootstrap URL'),
  ),
});
export type Config = z.infer<typeof Config>;

const CouldNotLook = z.object({
  state: z.literal('unknown'),
  cause: z.enum(UNKNOWN_CAUSES).nullable(),
  detail: z.string(),
});

export const DomainRecord = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    name: z.string(),
    /** Milliseconds UTC; null when the registry does not tell. */
    registeredAt: z.number().nullable(),
    expiresAt: z.number().nullable(),
    status: z.array(z.string()),
    url: z.string(),
  }),
  CouldNotLook,
]);
export type DomainRecord = z.infer<typeof DomainRecord>;

export const Feature = z.discriminatedUnion('state', [
  z.object({
    state: z.enum(['present', 'absent']),
    url: z.string().nullable(),
    detail: z.string(),
  }),
  CouldNotLook,
]);
export type Feature = z.infer<typeof Feature>;

export const Seen = z.object({
  read: z.array(ReadPage).min(1),
  software: z.enum(['acg-faka', 'dujiaoka', 'unknown']),
  orderQuery: Feature,
  dockingApi: Feature,
  domain: DomainRecord,
});
export type Seen = z.infer<typeof Seen>;
