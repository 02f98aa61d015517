import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from './pages.ts';

/** Whatever axe finds fault with on a page, with the place. */
export async function allFaults(page: Page): Promise<string[]> {
  return (await violations(page)).flatMap(placed);
}

/** What axe calls serious or critical on a page, with the place. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const found = await violations(page);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(placed);
}

/** Whatever axe finds fault with in an open dialog, with the place. */
export async function faultsOfDialogs(page: Page): Promise<string[]> {
  return (await axe(page).include('dialog').analyze()).violations.flatMap(placed);
}

/** Colours too much alike, with the place; all that another theme can spoil. */
export async function faultsOfColour(page: Page): Promise<string[]> {
  const { violations: found } = await axe(page).withRules('color-contrast').analyze();
  return found.flatMap(placed);
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

async function violations(page: Page): Promise<Violation[]> {
  return (await axe(page).analyze()).violations;
}

/** A frame in which no script runs cannot be asked. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude('iframe[sandbox=""]');
}

function placed({ id, nodes }: Violation): string[] {
  return nodes.map(({ html }) => `${id}: ${html}`);
}
