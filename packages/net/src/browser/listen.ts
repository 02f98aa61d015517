import type { Page } from 'playwright-core';
import { within } from './deadline.ts';
import type { BrowserLimits } from './limits.ts';
import type { Heard, Spot, Step } from './messages.ts';

const EVERY_MS = 250;

/** What is heard in one look, in texts and in characters of each. */
const MOST_TEXTS = 200;
const MOST_CHARACTERS = 1_000;

export function locate(page: Page, spot: Spot) {
  const within = spot.frame === undefined ? page : page.frameLocator(spot.frame);
  return within.locator(spot.selector);
}

/** The texts that stand there now; the page's word, and short whatever the page says. */
async function textsAt(page: Page, spot: Spot, limits: BrowserLimits): Promise<string[]> {
  const reading = locate(page, spot).evaluateAll(
    (elements, [texts, characters]) =>
      elements
        .slice(-texts)
        .map((element) => String(element.textContent).trim().slice(0, characters)),
    [MOST_TEXTS, MOST_CHARACTERS] as const,
  );
  const found = await within(limits.readMs, reading, 'hung', page.url(), 'listening');
  return found.slice(0, MOST_TEXTS).map((text) => String(text).slice(0, MOST_CHARACTERS));
}

function count(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Texts beyond those that were there before, in the order of the page. */
function newTexts(before: Map<string, number>, now: readonly string[]): string[] {
  const left = new Map(before);
  return now.filter((text) => {
    const known = left.get(text) ?? 0;
    left.set(text, known - 1);
    return known <= 0 && text !== '';
  });
}

type Listen = Extract<Step, { do: 'listen' }>;

/** Remembers what is there already; what it returns then listens. */
export async function prepareToListen(page: Page, step: Listen, limits: BrowserLimits) {
  const known = count(step.all === true ? [] : await textsAt(page, step, limits));

  return async function listen(index: number, forMs: number): Promise<Heard[]> {
    const heard: Heard[] = [];
    const since = performance.now();
    for (;;) {
      const texts = await textsAt(page, step, limits);
      const afterMs = Math.round(performance.now() - since);
      for (const text of newTexts(known, texts).slice(0, MOST_TEXTS - heard.length)) {
        heard.push({ step: index, afterMs, text });
        known.set(text, (known.get(text) ?? 0) + 1);
      }
      if (heard.length >= (step.enough ?? MOST_TEXTS) || heard.length >= MOST_TEXTS) return heard;
      const left = forMs - (performance.now() - since);
      if (left <= 0) return heard;
      await page.waitForTimeout(Math.min(EVERY_MS, left));
    }
  };
}
