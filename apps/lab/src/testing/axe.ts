import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from './pages.ts';

/** What axe calls serious or critical on a page, with the place. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
