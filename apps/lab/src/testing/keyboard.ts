import { expect } from 'vitest';
import type { Page } from './pages.ts';

const MOST_TABS = 200;

/** What the control that has the focus is called; '' when none has. */
const FOCUSED = `(() => {
  const control = document.activeElement;
  if (!control?.matches('a, button, input, select, textarea, summary')) return '';
  const labels = [...(control.labels ?? [])].map((label) => label.innerText).join(' ');
  return (control.getAttribute('aria-label') ?? (labels || control.innerText)).trim();
})()`;

export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(FOCUSED);
}

/** Goes on by the Tab key to the next control whose name begins so; throws when it never comes. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const here = await focused(page);
    if (here.startsWith(name)) return;
    passed.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to 「${name}」, but by ${[...new Set(passed)].join(' | ')}`);
}

const IS_WAITING = `document.activeElement?.ariaDisabled === 'true'`;

/** Tabs to a control and presses a key on it, once it heeds keys. */
export async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await expect.poll(() => page.evaluate<boolean>(IS_WAITING)).toBe(false);
  await page.keyboard.press(key);
}

/** Tabs to a field and writes over what it holds. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await press(page, name, 'ControlOrMeta+A');
  await page.keyboard.type(text);
}
