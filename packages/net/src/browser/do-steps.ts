import type { Page } from 'playwright-core';
import { messageOf } from '../fault.ts';
import { within } from './deadline.ts';
import { BrowserFault } from './fault.ts';
import type { BrowserLimits } from './limits.ts';
import { locate, prepareToListen } from './listen.ts';
import type { Heard, Step } from './messages.ts';

type Act = Exclude<Step, { do: 'listen' }>;

function perform(page: Page, step: Act, timeout: number): Promise<unknown> {
  switch (step.do) {
    case 'click':
      return locate(page, step).first().click({ timeout });
    case 'fill':
      return locate(page, step).first().fill(step.value, { timeout });
    case 'type':
      return locate(page, step).first().pressSequentially(step.value, { timeout });
    case 'press':
      return locate(page, step).first().press(step.key, { timeout });
    case 'select':
      return locate(page, step).first().selectOption(step.value, { timeout });
    case 'wait-for':
      return locate(page, step).first().waitFor({ timeout });
    case 'go':
      return page.goto(step.url, { waitUntil: 'domcontentloaded', timeout });
  }
}

async function act(page: Page, step: Act, what: string, limits: BrowserLimits): Promise<void> {
  const timeout = step.do === 'go' ? limits.navigationMs : limits.stepMs;
  try {
    // Its own timeout speaks of the page, ours of a page that does not even answer.
    const work = perform(page, step, timeout);
    await within(timeout + limits.graceMs, work, 'hung', page.url(), what);
  } catch (error) {
    if (error instanceof BrowserFault) throw error;
    const reason = messageOf(error).split('\n')[0] ?? '';
    throw new BrowserFault('step', page.url(), `${what}: ${reason.slice(0, 300)}`, error);
  }
}

/**
 * Does the steps in order, settling after each, and returns what was heard. Before a step that is
 * followed by listening, what is there already is noted, so that no answer comes too quickly to be
 * heard. Throws BrowserFault `step`, or `hung`.
 */
export async function doSteps(
  page: Page,
  steps: readonly Step[],
  limits: BrowserLimits,
  settle: () => Promise<void>,
): Promise<Heard[]> {
  const heard: Heard[] = [];
  let listenLeft = limits.listenMs;
  let listen: Awaited<ReturnType<typeof prepareToListen>> | null = null;
  for (const [index, step] of steps.entries()) {
    if (step.do === 'listen') {
      listen ??= await prepareToListen(page, step, limits);
      const forMs = Math.min(step.forMs, listenLeft);
      listenLeft -= forMs;
      heard.push(...(await listen(index, forMs)));
      listen = null;
      continue;
    }
    const next = steps[index + 1];
    if (next?.do === 'listen') listen = await prepareToListen(page, next, limits);
    await act(page, step, `step ${index + 1} (${step.do})`, limits);
    if (next?.do !== 'listen') await settle();
  }
  return heard;
}
