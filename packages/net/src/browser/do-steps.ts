import type { Page } from 'playwright-core';
import { messageOf } from '../fault.ts';
import { within } from './deadline.ts';
import { BrowserFault } from './fault.ts';
import type { BrowserLimits } from './limits.ts';
import type { Step } from './messages.ts';

function perform(page: Page, step: Step, timeout: number): Promise<unknown> {
  switch (step.do) {
    case 'click':
      return page.locator(step.selector).first().click({ timeout });
    case 'fill':
      return page.locator(step.selector).first().fill(step.value, { timeout });
    case 'press':
      return page.locator(step.selector).first().press(step.key, { timeout });
    case 'select':
      return page.locator(step.selector).first().selectOption(step.value, { timeout });
    case 'wait-for':
      return page.locator(step.selector).first().waitFor({ timeout });
    case 'go':
      return page.goto(step.url, { waitUntil: 'domcontentloaded', timeout });
  }
}

/** Does the steps in order, settling after each. Throws BrowserFault `step`, or `hung`. */
export async function doSteps(
  page: Page,
  steps: readonly Step[],
  limits: BrowserLimits,
  settle: () => Promise<void>,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const timeout = step.do === 'go' ? limits.navigationMs : limits.stepMs;
    const what = `step ${index + 1} (${step.do})`;
    try {
      // Its own timeout speaks of the page, ours of a page that does not even answer.
      await within(
        timeout + limits.graceMs,
        perform(page, step, timeout),
        'hung',
        page.url(),
        what,
      );
    } catch (error) {
      if (error instanceof BrowserFault) throw error;
      const reason = messageOf(error).split('\n')[0] ?? '';
      throw new BrowserFault('step', page.url(), `${what}: ${reason.slice(0, 300)}`, error);
    }
    await settle();
  }
}
