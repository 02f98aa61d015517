import { faultsOfDialogs } from './axe.ts';
import { KIT } from './in-page.ts';
import type { Page } from './pages.ts';

// Where the focus goes, by keys alone. Each resolves with what is wrong.

const MOST_STOPS = 400;
const AT_ONCE = 20;
const MOST_STOPS_OF_DIALOG = 60;
const FOCUSABLE = 'a[href], button, input, select, textarea, summary';

const WATCH_FOCUS = `
  ${KIT}
  window.walk = { stops: 0, faults: [], isRound: false };
  const isDrawn = (box) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5;
  };
  let first = null;
  document.addEventListener('focusin', ({ target }) => {
    if (window.walk.isRound || target.id === 'main') return;
    if (target === first) window.walk.isRound = true;
    first ??= target;
    window.walk.stops += 1;
    const near = [target, target.closest('label'), target.nextElementSibling, target.parentElement];
    const isOutlined = near.some((box) => box !== null && isDrawn(box));
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
    if (!isOutlined) window.walk.faults.push('no outline: ' + said(target));
    if (width < 2 || height < 2) window.walk.faults.push('out of sight: ' + said(target));
  });
`;

const IN_MAIN = `document.activeElement.closest('main') !== null`;

/** The link over what is on every page, when it is the first thing that Tab comes to. */
const SKIP = `(() => {
  ${KIT}
  const first = all(CONTROLS).find((control) => !control.disabled);
  if (all('[tabindex]').some((box) => box.tabIndex > 0)) return null;
  return first.matches('a[href="#main"]') ? first : null;
})()`;

/** Over the link that skips what is on every page into the page itself, and once around by the Tab key. */
export async function faultsOfFocus(page: Page): Promise<string[]> {
  const begunBy = await page.evaluate<string>('document.activeElement.tagName');
  if (!(await page.evaluate<boolean>(`${SKIP} !== null`))) return ['the skip link is not first'];
  await page.evaluate(`(() => { ${WATCH_FOCUS} })()`);
  // Where a field has the focus from the start, one is beyond the link already.
  if (begunBy === 'BODY') await page.keyboard.press('Tab');
  else await page.evaluate(`${SKIP}.focus()`);
  if (!(await page.evaluate<boolean>(`document.activeElement === ${SKIP}`))) {
    return ['the first stop is not the skip link'];
  }
  for (const key of ['Enter', 'Tab']) await page.keyboard.press(key);
  if (!(await page.evaluate<boolean>(IN_MAIN))) return ['two stops do not lead into the page'];
  for (let stops = 0; stops < MOST_STOPS; stops += AT_ONCE) {
    for (let i = 0; i < AT_ONCE; i += 1) await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('window.walk.isRound')) {
      return page.evaluate<string[]>('window.walk.faults');
    }
  }
  const here = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
  return [`${MOST_STOPS} stops did not lead around: ${here}`];
}

/** Of a browser's own rows above a page nothing is known in it but that its body has the focus. */
const IN_DIALOG = `document.activeElement.closest('dialog[open]') !== null`;
const ON_NOTHING = `document.activeElement === document.body`;
const AROUND = `document.querySelectorAll('dialog[open] :is(${FOCUSABLE})').length + 2`;

/** Opens a dialog by the keyboard, goes around in it, and leaves it by Esc. */
export function faultsOfDialog(page: Page, name: string): Promise<string[]> {
  return faultsOfOpened(page, page.getByRole('main').getByRole('button', { name }).first());
}

/** The same of a dialog that `key` on `opener` opens. */
export async function faultsOfOpened(
  page: Page,
  opener: ReturnType<Page['locator']>,
  key = 'Enter',
): Promise<string[]> {
  await opener.focus();
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const overflow = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
  const faults = await faultsOfDialogs(page);
  if (!(await page.evaluate<boolean>(IN_DIALOG))) faults.push('the focus did not go in');
  const stops = Math.min(MOST_STOPS_OF_DIALOG, await page.evaluate<number>(AROUND));
  for (const tab of ['Tab', 'Shift+Tab']) {
    for (let i = 0; i < stops; i += 1) {
      await page.keyboard.press(tab);
      if (await page.evaluate<boolean>(`${IN_DIALOG} || ${ON_NOTHING}`)) continue;
      faults.push(`${tab} leads out of it`);
      break;
    }
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const isBack = await opener.evaluate((box) => box.matches(':focus'));
  return [
    ...faults,
    ...(overflow > 0 ? [`wider than it shows by ${overflow} px`] : []),
    ...(isBack ? [] : ['Esc did not lead back']),
  ];
}
