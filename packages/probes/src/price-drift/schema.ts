import { z } from 'zod';
import { Offer } from '../kit/offer.ts';
import { UNKNOWN_CAUSES } from '../kit/types.ts';

const HttpUrl = z.url({ protocol: /^https?$/ }).max(2048);
const Ref = z.string().trim().min(1).max(200);
const Title = z.string().trim().max(300);

const CssRule = z.object({
  kind: z.literal('css'),
  selector: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ labels: { zh: 'CSS 选择器', en: 'CSS selector' } }),
});
const JsonRule = z.object({
  kind: z.literal('json'),
  path: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ labels: { zh: 'JSON 路径', en: 'JSON path' } }),
});
const ScriptRule = z.object({
  kind: z.literal('script'),
  name: z
    .string()
    .regex(/^[\w$]{1,60}$/)
    .meta({ labels: { zh: '脚本变量名', en: 'Script variable' } }),
  path: z
    .string()
    .trim()
    .max(300)
    .meta({ labels: { zh: '变量内路径', en: 'Path inside it' } }),
});
export const ExtractRule = z.discriminatedUnion('kind', [CssRule, JsonRule, ScriptRule]);

const KnownProduct = z.object({
  ref: Ref.meta({ labels: { zh: '商品编号', en: 'Product id' } }),
  title: Title.meta({ labels: { zh: '商品名称', en: 'Product title' } }),
});

const HandRuledProduct = KnownProduct.extend({
  url: HttpUrl.meta({ labels: { zh: '商品网址', en: 'Product URL' } }),
  extract: ExtractRule.meta({ labels: { zh: '价格位置', en: 'Where the price stands' } }),
  stock: ExtractRule.optional().meta({
    labels: { zh: '库存位置', en: 'Where the stock stands' },
  }),
  rendered: z
    .boolean()
    .default(false)
    .meta({
      labels: {
        zh: '用浏览器打开（价格由脚本填入）',
        en: 'Open in a browser (the price is filled in by script)',
      },
    }),
});

const PRODUCTS = { labels: { zh: '要看的商品', en: 'Products to watch' } };

function distinctRefs(products: readonly { ref: string }[]): boolean {
  return new Set(products.map((product) => product.ref)).size === products.length;
}

const KnownStorefront = z.object({
  connector: z.enum(['dujiaoka', 'acg-faka']),
  siteUrl: HttpUrl.meta({ labels: { zh: '店铺网址', en: 'Shop URL' } }),
  products: z
    .array(KnownProduct)
    .min(1)
    .max(100)
    .refine(distinctRefs, { error: 'ref-repeated' })
    .meta(PRODUCTS),
});

/** More pages than this take the browser longer than a look may. */
const MOST_RENDERED = 20;

const HandRuledPages = z.object({
  connector: z.literal('generic'),
  products: z
    .array(HandRuledProduct)
    .min(1)
    .max(100)
    .refine(distinctRefs, { error: 'ref-repeated' })
    .refine((products) => products.filter(({ rendered }) => rendered).length <= MOST_RENDERED, {
      error: 'too-many-rendered',
    })
    .meta(PRODUCTS),
});

export const Config = z.discriminatedUnion('connector', [KnownStorefront, HandRuledPages]);
export type Config = z.infer<typeof Config>;
export type KnownStorefront = z.infer<typeof KnownStorefront>;
export type HandRuledPages = z.infer<typeof HandRuledPages>;

export const Failure = z.object({
  ref: z.string(),
  cause: z.enum(UNKNOWN_CAUSES),
  detail: z.string(),
});
export type Failure = z.infer<typeof Failure>;

/** What could be read, and which products could not. At least one offer, else the look is unknown. */
export const Seen = z.object({
  offers: z.array(Offer),
  failed: z.array(Failure),
});
export type Seen = z.infer<typeof Seen>;

/** Does a look with this configuration need the browser? */
export function needsBrowser(config: Config): boolean {
  return config.connector === 'generic' && config.products.some(({ rendered }) => rendered);
}
