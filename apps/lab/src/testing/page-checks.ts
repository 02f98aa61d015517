import { found, KIT } from './in-page.ts';
import type { Page } from './pages.ts';

// What every page has to keep, found in the page itself. Each resolves with what is wrong.

/** Texts in pictures smaller than 11 px as they are drawn. */
export function smallTexts(page: Page): Promise<string[]> {
  return found(
    page,
    `return all('svg text').flatMap((text) => {
      const drawn = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
      return drawn >= 11 ? [] : [text.textContent + ': ' + drawn.toFixed(1) + ' px'];
    });`,
  );
}

/**
 * Controls smaller than 24 px either way, and on a phone fields, tabs and buttons with a box of their own lower
 * than 44 px. A link amid a sentence is as high as its line, and what a label holds is as large as the label.
 */
export function smallTargets(page: Page, isPhone: boolean): Promise<string[]> {
  return found(
    page,
    `const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = accent;
    const accentColour = getComputedStyle(probe).color;
    probe.remove();
    const isInSentence = (link) => getComputedStyle(link).display === 'inline' &&
      [...link.parentElement.childNodes].some((node) => node.nodeType === 3 && /\\p{L}/u.test(node.data));
    // As it is hit: what is scrolled out of sight, or hovers elsewhere, is not beside it.
    const hasRoom = (link) => {
      link.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = link.getBoundingClientRect();
      return [-11, -6, 6, 11].every((aside) => {
        const hit = document.elementFromPoint((left + right) / 2 + aside, (top + bottom) / 2);
        const control = hit?.closest(CONTROLS) ?? null;
        return control === null || control === link || control.contains(link);
      });
    };
    return all(CONTROLS).filter(isSeen).flatMap((control) => {
      const label = /^(checkbox|radio|file)$/.test(control.type) ? control.closest('label') : null;
      const boxes = [control, label].filter(Boolean).map((box) => box.getBoundingClientRect());
      const [width, height] = ['width', 'height'].map((side) => Math.max(...boxes.map((box) => box[side])));
      // Nearly nothing: it waits out of sight until it has the focus.
      if (width <= 1 && height <= 1) return [];
      const { backgroundColor, borderTopStyle, borderTopColor } = getComputedStyle(control);
      const isBoxed = control.matches('main button, main a, main select, main input:not([type=checkbox], ' +
        '[type=radio], [type=range])') && borderTopStyle === 'solid' && borderTopColor !== 'rgba(0, 0, 0, 0)';
      const isMain = ${isPhone} && (backgroundColor === accentColour || isBoxed ||
        control.closest('nav') !== null && getComputedStyle(control.closest('nav')).position === 'fixed');
      const least = isMain ? 44 : 24;
      if (Math.min(width, height) >= least - 0.5 || isMain && height >= least - 0.5) return [];
      if (control.tagName === 'A' && isInSentence(control)) return [];
      // A link of one letter is no wider than that: it needs room around it.
      if (control.tagName === 'A' && height >= least - 0.5 && hasRoom(control)) return [];
      return [said(control) + ' ' + width.toFixed(0) + ' × ' + height.toFixed(0)];
    });`,
  );
}

/** Instants without one for machines, or told by another clock than Beijing's, or without saying whose. */
export function wrongTimes(page: Page): Promise<string[]> {
  return found(
    page,
    `const LABEL = /北京时间|Beijing/;
    const clock = (at) => new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at);
    return all('time').flatMap((time) => {
      const at = Date.parse(time.dateTime);
      if (Number.isNaN(at)) return ['without datetime: ' + said(time)];
      const beijing = clock(at);
      const [day, minute] = beijing.split(' ');
      const texts = [time.textContent, time.title];
      const isWrong = texts.some((text) =>
        /\\d{1,2}:\\d\\d/.test(text) && !text.includes(minute) ||
        /\\d{4}-\\d\\d-\\d\\d/.test(text) && !text.includes(day));
      if (isWrong) return ['not ' + beijing + ': ' + texts.join(' / ')];
      const isTold = !/\\d:\\d\\d/.test(time.textContent) ||
        LABEL.test(time.textContent) || LABEL.test(time.closest('p, li, dl, td, section')?.textContent ?? '');
      return isTold ? [] : ['whose clock: ' + said(time)];
    });`,
  );
}

/** Unfolds whatever is folded, and waits for what is made only then. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(`Promise.all([...document.querySelectorAll('main details:not([open])')].map(
    (details) => new Promise((resolve) => {
      details.addEventListener('toggle', () => requestAnimationFrame(resolve), { once: true });
      details.open = true;
    })))`);
}

/**
 * Pictures that mean something, with no table of the same in their part of the page; a row of cells may
 * have a list instead, with an item for each.
 */
export function picturesAlone(page: Page, part: 'section' | 'main' = 'section'): Promise<string[]> {
  return found(
    page,
    `const pictures = all('main [role=img], main [role=group][tabindex="0"]:has(svg)');
    return pictures.filter(isSeen).filter((picture) => {
      if (picture.closest('table, [role=table], [role=row], dialog, li') !== null) return false;
      const near = picture.closest('${part}') ?? document.querySelector('main');
      if (near.querySelector('table, [role=table]') !== null) return false;
      const isStrip = picture.tagName !== 'svg' && picture.children.length > 0 && picture.role === 'img';
      return !isStrip || all('li', near).length < picture.children.length;
    }).map(said);`,
  );
}

/** What still moves though the reader asked for rest. */
export function movements(page: Page): Promise<string[]> {
  return found(
    page,
    `return all('*').flatMap((box) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(box);
      const isStill = parseFloat(transitionDuration) === 0 && animationName === 'none';
      return isStill && scrollBehavior !== 'smooth' ? [] : [said(box)];
    });`,
  );
}

/** What controls hold and how they stand, one after another; of rows, as many as are drawn, those that are ticked. */
export function standing(page: Page): Promise<string[]> {
  return found(
    page,
    `return all('main input, main select, main textarea, main [aria-pressed], main [aria-current], main [aria-sort]')
      .filter((box) => isSeen(box) && (box.checked || box.closest('[role=row]') === null))
      .map((box) => [box.tagName, box.type, box.type === 'file' ? '' : box.value, box.checked,
        ...['aria-pressed', 'aria-current', 'aria-sort'].map((name) => box.getAttribute(name))].join(' '));`,
  );
}

/** What jumped since the page was opened, how far and whence, where it is too far in all; else nothing. */
export async function jumps(page: Page, most: number): Promise<string> {
  const seen = await page.evaluate<{ value: number; what: string[] }[]>(`new Promise((resolve) => {
    ${KIT}
    const place = ({ x, y, height }) => [x, y, height].map(Math.round).join(' ');
    new PerformanceObserver((list) => {
      resolve(list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value, sources }) => ({
        value,
        what: sources.map(({ node, previousRect, currentRect }) =>
          (node?.nodeType === 1 ? said(node) : node?.data) + ' ' + place(previousRect) + ' → ' + place(currentRect)),
      })));
    }).observe({ type: 'layout-shift', buffered: true });
    // Without any there is nothing to tell.
    setTimeout(() => resolve([]), 100);
  })`);
  const sum = seen.reduce((all, { value }) => all + value, 0);
  return sum <= most
    ? ''
    : seen.map(({ value, what }) => `${value.toFixed(3)}: ${what.join(' | ')}`).join('\n');
}
