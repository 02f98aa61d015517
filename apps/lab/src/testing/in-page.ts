import type { Page } from './pages.ts';

/** Helpers of scripts that run in a page. */
export const KIT = `
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = (box) => box.tagName.toLowerCase() + ' 「' + (box.getAttribute('aria-label') ??
    box.textContent.trim().replace(/\\s+/g, ' ')).slice(0, 40) + '」';
  const isSeen = (box) => box.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
`;

/** What a script in the page comes to; the kit is at hand. */
export function found(page: Page, script: string): Promise<string[]> {
  return page.evaluate<string[]>(`(() => { ${KIT} ${script} })()`);
}
