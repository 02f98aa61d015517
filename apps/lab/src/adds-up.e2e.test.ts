import { Explanation, pageOf, PlatformRow } from '@kaopu/contracts';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registerSite } from './register.ts';
import { labWorld } from './testing/own-world.ts';
import type { Page } from './testing/pages.ts';
import { tenths } from './testing/tenths.ts';

/** Slow and dear with its tiers upside down: it loses points by what was seen of it. */
const SHOP = 'jisu';

const { lab, world } = labWorld();
let id: string;

beforeAll(async () => {
  const { api } = world();
  for (const site of lab().sites) if (site.id === SHOP) await registerSite(api, site);
  const { items } = pageOf(PlatformRow).parse(await api.get('/api/v1/platforms'));
  id = items[0]?.id ?? '';
  await until(async () => (await seenLines()) > 8);
  // From here on nothing moves but the evidence's age.
  await world().database.sql('UPDATE probe SET enabled = false');
  await until(async () => (await unsettled()) === 0);
});

/** For as long as the hook that waits may take. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(200);
}

async function explanation(): Promise<Explanation | null> {
  const response = await fetch(`${world().kaopu.url}/api/v1/platforms/${id}/explanation`);
  return response.ok ? Explanation.parse(await response.json()) : null;
}

/** Observations that cost something that shows. */
async function seenLines(): Promise<number> {
  const lines = (await explanation())?.losses.flatMap(({ indicators }) => indicators) ?? [];
  return lines.flatMap(({ observations }) => observations).filter(({ points }) => points >= 0.05)
    .length;
}

/** Looks under way, and what they saw that no judge has taken in. */
async function unsettled(): Promise<number> {
  const [row] = await world().database.sql(
    `SELECT (SELECT count(*) FROM probe WHERE lease_until > now())::int
       + (SELECT count(*) FROM unjudged)::int AS n`,
  );
  return Number(row?.['n']);
}

const Line = z.object({
  text: z.string(),
  points: z.string(),
  isObservation: z.boolean(),
  links: z.array(z.string()),
});
const Shown = z.object({
  lead: z.string(),
  total: z.string(),
  groups: z.array(
    z.object({
      points: z.string(),
      indicators: z.array(z.object({ name: z.string(), points: z.string(), lines: z.array(Line) })),
    }),
  ),
  /** Below the dimensions and above the total: the cap, if any. */
  own: z.array(z.string()),
});
type Shown = z.infer<typeof Shown>;

/** Reads the whole card at one moment, every number as it is printed. */
const READ = `(() => {
  const card = [...document.querySelectorAll('section')].find((section) =>
    section.querySelector('details > summary') && section.querySelector('a[href="/method"]'));
  const last = (element) => element.lastElementChild.textContent.trim();
  const sums = [...card.querySelectorAll('details ~ p')];
  return {
    lead: card.querySelector('header + p').textContent,
    total: last(sums.at(-1)),
    own: sums.slice(0, -1).map(last),
    groups: [...card.querySelectorAll('details')].map((group) => ({
      points: last(group.querySelector('summary')),
      indicators: [...group.querySelectorAll(':scope > div > div')].map((indicator) => ({
        name: indicator.querySelector('p > span').textContent,
        points: last(indicator.querySelector('p')),
        lines: [...indicator.querySelectorAll('li')].filter((li) => li.children.length > 1).map((li) => ({
          text: li.firstElementChild.textContent,
          points: last(li),
          isObservation: li.querySelector('time') !== null,
          links: [...li.querySelectorAll('a')].map((link) => link.getAttribute('href')),
        })),
      })),
    })),
  };
})()`;

const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + tenths(text), 0);

function observationsOf({ groups }: Shown) {
  return groups
    .flatMap(({ indicators }) => indicators)
    .flatMap(({ lines }) => lines)
    .filter(({ isObservation }) => isObservation);
}

/** Opens every dimension and waits until every observation leads somewhere. */
async function openedCard(page: Page): Promise<Shown> {
  await page.goto(`${world().kaopu.url}/platforms/${id}`);
  await page.locator('details > summary').first().waitFor();
  for (const summary of await page
    .locator('section:has(a[href="/method"]) details > summary')
    .all()) {
    await summary.click();
  }
  const read = async () => Shown.parse(await page.evaluate(READ));
  await expect
    .poll(async () => observationsOf(await read()).filter(({ links }) => links.length === 0), {
      timeout: 30_000,
    })
    .toEqual([]);
  return read();
}

describe('every number on the platform page', () => {
  it('is the sum of the lines below it, as printed, down to observations', async () => {
    const page = await world().browser.newPage();
    const shown = await openedCard(page);
    expect(shown.groups).toHaveLength(6);
    for (const group of shown.groups) {
      expect(sum(group.indicators.map(({ points }) => points))).toBe(tenths(group.points));
      for (const { name, points, lines } of group.indicators) {
        expect([name, sum(lines.map((line) => line.points))]).toEqual([name, tenths(points)]);
      }
    }
    expect(sum([...shown.groups.map(({ points }) => points), ...shown.own])).toBe(
      tenths(shown.total),
    );
    const [lost = NaN, value = NaN] = [...shown.lead.matchAll(/\d+\.\d/g)].map(Number);
    expect(Math.round(lost * 10)).toBe(-tenths(shown.total));
    expect(Math.round((lost + value) * 10)).toBe(1000);
    await page.close();
  });

  it('leads to stored evidence that can be read', async () => {
    const page = await world().browser.newPage();
    const observations = observationsOf(await openedCard(page));
    expect(observations.length).toBeGreaterThan(8);
    const links = new Set(observations.flatMap((line) => line.links));
    for (const link of links) {
      const answer = await page.request.get(world().kaopu.url + link);
      expect([link, answer.status()]).toEqual([link, 200]);
      expect((await answer.body()).length).toBeGreaterThan(0);
    }
    await page.close();
  });

  it('adds up unrounded to a billionth as it is served', async () => {
    const why = await explanation();
    if (why === null) throw new Error('no score');
    const add = (values: number[]) => values.reduce((total, value) => total + value, 0);
    for (const { points, indicators } of why.losses) {
      expect(Math.abs(add(indicators.map((line) => line.points)) - points)).toBeLessThan(1e-9);
      for (const line of indicators) {
        const parts = [
          line.priorPoints,
          line.olderPoints,
          ...line.observations.map((seen) => seen.points),
        ];
        expect(Math.abs(add(parts) - line.points)).toBeLessThan(1e-9);
      }
    }
    const dimensions = add(why.losses.map(({ points }) => points));
    expect(Math.abs(dimensions + why.unverifiedPoints - why.lossTotal)).toBeLessThan(1e-9);
    // Published rounded to 1e-4.
    expect(Math.abs(100 - why.lossTotal - why.score.value)).toBeLessThan(0.50001e-4);
  });
});
