import { z } from 'zod';
import { Offer } from '../kit/offer.ts';
import { UNKNOWN_CAUSES } from '../kit/types.ts';
import { Preview } from './preview-schema.ts';
import { ExtractRule } from './rules.ts';

const HttpUrl = z.url({ protocol: /^https?$/ }).max(2048);
const Ref = z.string().trim().min(1).max(200);
const Title = z.string().trim().max(300);

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

function distinctRefs(products: readonly { ref: string }[]): boolean {
  return new Set(products.map((product) => product.ref)).size === products.length;
}

function listOf<P extends z.ZodType<{ ref: string }>>(product: P) {
  return z
    .array(product)
    .min(1)
    .max(100)
    .refine(distinctRefs, { error: 'ref-repeated' })
    .meta({ labels: { zh: '要看的商品', en: 'Products to watch' } });
}

const shop = {
  siteUrl: HttpUrl.meta({ labels: { zh: '店铺网址', en: 'Shop URL' } }),
  products: listOf(KnownProduct),
};

/** More pages than this take the browser longer than a look may. */
const MOST_RENDERED = 20;

/** A credential: kept, sent to the shop it belongs to, and never shown again. */
function secret(zh: string, en: string) {
  return z.string().trim().min(1).max(500).meta({ secret: true, labels: { zh, en } });
}

function connector<const K extends string, S extends z.core.$ZodShape>(
  kind: K,
  zh: string,
  en: string,
  shape: S,
) {
  return z.object({ connector: z.literal(kind), ...shape }).meta({ labels: { zh, en } });
}

/** One entry a connector; the fields each needs to look at a shop. */
export const Config = z.discriminatedUnion('connector', [
  connector('dujiaoka', '独角数卡', 'dujiaoka', { ...shop, preview: Preview }),
  connector('acg-faka', '异次元发卡', 'acg-faka', { ...shop, preview: Preview }),
  connector('acg-faka-docking', '异次元发卡（对接接口）', 'acg-faka, docking interface', {
    ...shop,
    appId: secret('商户 ID（app_id）', 'app_id'),
    appKey: secret('商户密钥（app_key）', 'app_key'),
    preview: Preview,
  }),
  connector('qs-faka', '骑士发卡', 'qs-faka', {
    ...shop,
    token: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .meta({ labels: { zh: '店铺标识（网址中 /shop/ 之后）', en: 'Shop token (after /shop/)' } }),
    preview: Preview,
  }),
  connector('dujiao-next', '独角数卡 Next', 'dujiao-next', { ...shop, preview: Preview }),
  connector(
    'dujiao-next-upstream',
    '独角数卡 Next（供货接口）',
    'dujiao-next, upstream interface',
    {
      ...shop,
      apiKey: secret('API Key', 'API key'),
      apiSecret: secret('API Secret', 'API secret'),
    },
  ),
  connector('zfaka', 'ZFAKA', 'ZFAKA', shop),
  connector('kamifaka', '佰阅发卡（kamiFaka）', 'kamiFaka', shop),
  connector('caihong', '彩虹云商城（api.php）', 'Caihong (api.php)', {
    ...shop,
    user: secret('对接账号', 'Account'),
    pass: secret('对接密码', 'Password'),
  }),
  connector('kayixin', '卡易信 3.0', 'Kayixin 3.0', {
    ...shop,
    appId: secret('APP ID', 'APP ID'),
    appSecret: secret('AppSecret', 'AppSecret'),
  }),
  connector('kasushou', '卡速售 2.0', 'Kasushou 2.0', {
    ...shop,
    userId: secret('用户编号（UserId）', 'UserId'),
    apiKey: secret('接口密钥', 'API key'),
    priceLogDays: z
      .int()
      .min(0)
      .max(3)
      .default(3)
      .meta({
        labels: { zh: '读几天的调价记录（0 为不读）', en: 'Days of price log to read (0: none)' },
      }),
  }),
  connector('generic', '其他网页（按规则读取）', 'Any other page, by rules', {
    products: listOf(HandRuledProduct).refine(
      (products) => products.filter(({ rendered }) => rendered).length <= MOST_RENDERED,
      { error: 'too-many-rendered' },
    ),
  }),
]);
export type Config = z.infer<typeof Config>;
export type ConnectorId = Config['connector'];
export type ConfigOf<K extends ConnectorId> = Extract<Config, { connector: K }>;

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
