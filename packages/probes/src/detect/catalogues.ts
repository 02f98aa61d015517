import type { Storefront } from '../kit/detection.ts';
import type { Look } from '../kit/look.ts';
import type { Offer } from '../kit/offer.ts';
import { KAMI_PATHS, readKamiList } from '../price-drift/connectors/kamifaka.ts';
import { NEXT_PATHS, readNextList } from '../price-drift/connectors/dujiao-next.ts';
import { QS_PATHS, readQsShelf } from '../price-drift/connectors/qs-faka.ts';
import { readZfakaShelf, ZFAKA_PATHS } from '../price-drift/connectors/zfaka.ts';
import type { Shelf } from '../price-drift/reader.ts';

type Get = (url: string) => Promise<Look>;

export interface ApiCatalogue {
  storefront: Storefront;
  offers: Offer[];
  settings: Record<string, string>;
}

const MOST_OFFERS = 50;

function offersIn(shelf: Shelf | null): Offer[] {
  const readings = shelf === null ? [] : [...shelf.readings.values()];
  return readings.flatMap((reading) => (reading.kind === 'offer' ? [reading.offer] : []));
}

/** The shop's token in a pasted address: `/shop/TOKEN`, `/#/shop/TOKEN` or `?token=TOKEN`. */
export function qsToken(url: string): string | null {
  const { pathname, hash, searchParams } = new URL(url);
  const inPath = /^\/(?:shop|links?)\/([\w-]{4,64})\/?$/.exec(pathname)?.[1];
  const inHash = /^#\/shop\/([\w-]{4,64})/.exec(hash)?.[1];
  const token = inPath ?? inHash ?? searchParams.get('token');
  return token !== null && /^[\w-]{4,64}$/.test(token) ? token : null;
}

/**
 * Pages of these programs are empty until their scripts run, so their lists are asked for: the answer's
 * shape tells which program it is. null when it is none of them, or when the site turns us away.
 */
export async function catalogueByApi(url: string, get: Get): Promise<ApiCatalogue | null> {
  const siteUrl = new URL('/', url).href;
  const product = (ref: string) => ({ ref, title: '', siteUrl });
  const token = qsToken(url);
  const asks: [Storefront, string, (look: Look & { kind: 'page' }) => Offer[]][] = [
    ...(token === null
      ? []
      : ([
          [
            'qs-faka',
            QS_PATHS.shop(token),
            ({ page }) =>
              offersIn(readQsShelf(page, product, new URL(QS_PATHS.front(token), siteUrl).href)),
          ],
        ] satisfies typeof asks)),
    ['dujiao-next', NEXT_PATHS.list, ({ page }) => readNextList(page, siteUrl) ?? []],
    [
      'zfaka',
      ZFAKA_PATHS.list(1),
      ({ page }) => offersIn(readZfakaShelf(page, product)?.shelf ?? null),
    ],
    ['kamifaka', KAMI_PATHS.list, ({ page }) => readKamiList(page, siteUrl) ?? []],
  ];
  for (const [storefront, path, read] of asks) {
    const look = await get(new URL(path, siteUrl).href);
    if (look.kind === 'failed') return null;
    const offers = read(look).slice(0, MOST_OFFERS);
    const settings: Record<string, string> =
      storefront === 'qs-faka' && token !== null ? { token } : {};
    if (offers.length > 0) return { storefront, offers, settings };
  }
  return null;
}
