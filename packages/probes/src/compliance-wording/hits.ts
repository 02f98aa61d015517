import { fingerprint } from '../kit/findings.ts';
import { brandsIn } from '../kit/item.ts';
import { toFen } from '../kit/money.ts';
import { type Match, matchesIn } from './match.ts';
import type { Hit, Seen } from './schema.ts';
import type { SiteText } from './texts.ts';
import { isJoiningFee } from './vocabulary.ts';

/** No honest shop comes near; a hostile one would fill our store. */
const MOST_HITS = 100;

/** A number of anything else (times, days, a share, a date) is no amount. */
const AMOUNT =
  /^[:：\s为是仅只需收要]{0,4}(?:￥|¥)?\s?(\d{1,7}(?:\.\d{1,2})?)(?![\d.])\s?(万)?(?![\s]?[%％折成次期倍级个名人位张单天日周月年小分秒积:：/-])/;

/** The amount right after the words of a fee; null when it names none. */
function amountAfter({ term, at, length }: Match, text: string): number | null {
  if (!isJoiningFee(term)) return null;
  const after = text.slice(at + length, at + length + 24).normalize('NFKC');
  const [, amount, tenThousand] = AMOUNT.exec(after) ?? [];
  const fen = amount === undefined ? null : toFen(amount);
  return fen === null ? null : fen * (tenThousand === undefined ? 1 : 10_000);
}

function hitOf(match: Match, { where, url, sha256, text }: SiteText): Hit {
  const { term, verdict, at, length, quote, context } = match;
  const around = text.slice(Math.max(0, at - 40), at + length + 40);
  return {
    id: fingerprint(`${term.term}|${context}`),
    term: term.term,
    category: term.category,
    severity: term.severity,
    hook: term.hook,
    goods: term.goods,
    verdict,
    where,
    url,
    sha256,
    quote,
    at,
    length,
    places: 1,
    brands: brandsIn(around),
    fen: amountAfter(match, text),
  };
}

const WEIGHT = { severe: 0, plain: 1, mild: 2, info: 3 } as const;

/** The gravest first; of equals, each term once before any comes again. */
function byGravity(hits: readonly Hit[]): Hit[] {
  const met = new Map<string, number>();
  const ranked = hits.map((hit) => {
    const nth = met.get(hit.term) ?? 0;
    met.set(hit.term, nth + 1);
    return { hit, nth };
  });
  ranked.sort((a, b) => WEIGHT[a.hit.severity] - WEIGHT[b.hit.severity] || a.nth - b.nth);
  return ranked.map(({ hit }) => hit);
}

/** The hits of all texts, each identity once, the gravest kept when there are too many. */
export function collectHits(texts: readonly SiteText[]): Pick<Seen, 'hits' | 'more'> {
  const byId = new Map<string, Hit>();
  for (const text of texts) {
    for (const match of matchesIn(text.text)) {
      const hit = hitOf(match, text);
      const known = byId.get(hit.id);
      if (known === undefined) byId.set(hit.id, hit);
      else known.places += 1;
    }
  }
  const hits = byGravity([...byId.values()]);
  return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS };
}
