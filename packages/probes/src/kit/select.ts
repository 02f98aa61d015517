import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { selectOne } from 'css-select';
import * as dom from 'domutils';

type Element = NonNullable<ReturnType<typeof dom.nextElementSibling>>;
type Test = Parameters<typeof dom.findAll>[0];

/** In steps from node to node: an honest selector takes one or two a tag of a page of 50 000. */
const MOST_STEPS = 500_000;
const CHARACTERS_A_STEP = 64;

/** A selector that makes too much work of a page, as `a ~ b ~ c` does of thousands of siblings. */
export class SelectorTooCostly extends Error {
  override readonly name = 'SelectorTooCostly';
}

/** The ways from node to node, counted: how they are gone depends on a selector and a page of strangers. */
function countedWays() {
  let left = MOST_STEPS;
  function step(cost = 1): void {
    left -= cost;
    if (left < 0) throw new SelectorTooCostly('too much work for a selector');
  }
  function counted(test: Test): Test {
    return (element) => {
      step();
      return test(element);
    };
  }
  return {
    ...dom,
    isTag: ((node) => {
      step();
      return dom.isTag(node);
    }) as typeof dom.isTag,
    equals(a: unknown, b: unknown) {
      step();
      return a === b;
    },
    getText(node: Parameters<typeof dom.getText>[0]) {
      const text = dom.getText(node);
      step(1 + text.length / CHARACTERS_A_STEP);
      return text;
    },
    findAll: (test: Test, nodes: Parameters<typeof dom.findAll>[1]) =>
      dom.findAll(counted(test), nodes),
    findOne: (test: Test, nodes: Parameters<typeof dom.findOne>[1]) =>
      dom.findOne(counted(test), nodes),
    existsOne: (test: Test, nodes: Parameters<typeof dom.existsOne>[1]) =>
      dom.existsOne(counted(test), nodes),
  };
}

/**
 * The first element that somebody's selector finds; null when there is none. Throws
 * SelectorTooCostly, and SyntaxError and Error for what is no selector.
 */
export function selectFirst($: CheerioAPI, selector: string): Cheerio<Element> | null {
  const adapter = countedWays();
  const found = selectOne(selector, $.root().toArray(), { adapter });
  return found === null ? null : $(found as Element);
}
