import { type Answer, html, page, type Request } from './answer.ts';
import type { Shop } from './shop.ts';
import { acgFakaDocking } from './storefronts/acg-faka-docking.ts';
import { acgFaka } from './storefronts/acg-faka.ts';
import { caihong } from './storefronts/caihong.ts';
import { dujiaoNextUpstream } from './storefronts/dujiao-next-upstream.ts';
import { dujiaoNext } from './storefronts/dujiao-next.ts';
import { dujiaoka } from './storefronts/dujiaoka.ts';
import { generic } from './storefronts/generic.ts';
import { kamifaka } from './storefronts/kamifaka.ts';
import { kasushou } from './storefronts/kasushou.ts';
import { kayixin } from './storefronts/kayixin.ts';
import { qsFaka } from './storefronts/qs-faka.ts';
import { zfaka } from './storefronts/zfaka.ts';
import { troubleOf } from './walls.ts';

const SOFTWARE = {
  'acg-faka': acgFaka,
  'acg-faka-docking': acgFakaDocking,
  caihong,
  'dujiao-next': dujiaoNext,
  'dujiao-next-upstream': dujiaoNextUpstream,
  dujiaoka,
  generic,
  kamifaka,
  kasushou,
  kayixin,
  'qs-faka': qsFaka,
  zfaka,
} satisfies Record<Shop['storefront'], (shop: Shop, request: Request) => Answer | null>;

/** The answer with what the owner has put at the foot of every page. */
function withFoot(answer: Answer, foot: string): Answer {
  if (!answer.type.startsWith('text/html')) return answer;
  return { ...answer, body: answer.body.replace('</body>', () => `${foot}\n</body>`) };
}

/** What a shop answers in its present state. Pure. */
export function respond(shop: Shop, request: Request): Answer {
  const trouble = troubleOf(shop.mode);
  if (trouble !== null) return trouble;
  const answer = SOFTWARE[shop.storefront](shop, request);
  if (answer === null) return html(page('404', '', '<main>404 Not Found</main>'), 404);
  return shop.foot === undefined ? answer : withFoot(answer, shop.foot);
}
