import { matchesIn } from '../compliance-wording/match.ts';
import type { Detection } from '../kit/detection.ts';
import type { Offer } from '../kit/offer.ts';
import { ownLinksOf, pageText } from '../kit/page-text.ts';
import type { Page } from '../kit/types.ts';
import { usccIn } from '../kit/uscc.ts';
import { legalNamesIn } from '../qualification-disclosure/read-page.ts';

const MOST_PAGES = 50;
const MOST_CLAIMS = 5;
const MOST_TEXT = 200_000;

const OF_PRICES =
  /价格|报价|价目|价表|商品|产品|商城|购买|下单|price|product|goods|catalog(?:ue)?|\bshop\b/i;

/** Products have pages of their own; of a site that we cannot read, links may say where its prices are. */
export function pricePagesOf(offers: readonly Offer[], front: Page): Detection['pricePages'] {
  const pages =
    offers.length > 0
      ? offers.map(({ title, url }) => ({ title, url }))
      : ownLinksOf(front)
          .filter(({ text }) => OF_PRICES.test(text))
          .map(({ text, url }) => ({ title: text, url }));
  return [...new Map(pages.map((page) => [page.url, page])).values()].slice(0, MOST_PAGES);
}

function claimsOf(page: Page, text: string): Detection['claims'] {
  return matchesIn(text.slice(0, MOST_TEXT))
    .filter(({ term, verdict }) => term.category === 'authorization_claim' && verdict === 'found')
    .map(({ quote }) => ({ quote, url: page.url }));
}

/** Whose shop pages say it is, and what they claim for it. */
export function factsOf(pages: readonly Page[]): Pick<Detection, 'legalNames' | 'uscc' | 'claims'> {
  const texts = pages.map((page) => ({ page, text: pageText(page) }));
  const codes = texts.flatMap(({ text }) => usccIn(text) ?? []);
  const code = codes.find(({ form }) => form === 'valid' || form === 'odd');
  const claims = texts.flatMap(({ page, text }) => claimsOf(page, text));
  return {
    legalNames: [...new Set(texts.flatMap(({ text }) => legalNamesIn(text)))],
    uscc: code?.text ?? null,
    claims: [...new Map(claims.map((claim) => [claim.quote, claim])).values()].slice(
      0,
      MOST_CLAIMS,
    ),
  };
}
