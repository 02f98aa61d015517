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

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

async function violations(page: Page): Promise<Violation[]> {
  return (await new AxeBuilder({ page }).analyze()).violations;
}

function placed({ id, nodes }: Violation): string[] {
  return nodes.map(({ html }) => `${id}: ${html}`);
}
