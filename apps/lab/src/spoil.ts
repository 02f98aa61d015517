import type { Answer } from './answer.ts';
import type { Spoilt } from './shop.ts';

/** Every name under which the simulated programs print a price. */
const JSON_PRICE =
  /"(price|price_amount|salesPrice|goods_price|user_price|member_price)":(?:"[^"]*"|-?[\d.]+|null)/g;
const HTML_PRICE =
  /(?:价格：)?[￥¥]\s?(?:<b>)?\d+\.\d\d|(?<=price-num">)\d+\.\d\d|(?<=itemprop="price" content=")\d+\.\d\d/g;

/** The answer as a careless or hostile middleman would pass it on. */
export function spoil(answer: Answer, how: Spoilt | null): Answer {
  switch (how) {
    case null:
      return answer;
    case 'truncated':
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 3)) };
    case 'missing': {
      const json = answer.body.replace(JSON_PRICE, '"was":1');
      return { ...answer, body: json.replace(HTML_PRICE, '') };
    }
    case 'type': {
      const json = answer.body.replace(JSON_PRICE, (_, name: string) => `"${name}":{"yuan":[1]}`);
      return { ...answer, body: json.replace(HTML_PRICE, '面议') };
    }
  }
}
