import { type Answer, html, page, type Request } from './answer.ts';
import type { Shop } from './shop.ts';
import { acgFaka } from './storefronts/acg-faka.ts';
import { dujiaoka } from './storefronts/dujiaoka.ts';
import { generic } from './storefronts/generic.ts';
import { captchaWall, parkedName } from './walls.ts';

const SOFTWARE = { 'acg-faka': acgFaka, dujiaoka, generic };

/** What a shop answers in its present state. Pure. */
export function respond(shop: Shop, request: Request): Answer {
  if (shop.mode === 'captcha') return captchaWall();
  if (shop.mode === 'parked') return parkedName();
  const answer = SOFTWARE[shop.storefront](shop, request);
  return answer ?? html(page('404', '', '<main>404 Not Found</main>'), 404);
}
