import { mimeOf } from '../kit/look.ts';
import { pageHealth } from '../kit/page-health.ts';
import { type BrowserStep, LookFault, type ProbeContext, type RenderedPage } from '../kit/types.ts';
import { type Channel, ChannelFault, type ReadLine } from './channel.ts';
import type { ConfigOf } from './schema.ts';

/** Answers to one question; more is no conversation. */
const MOST_LINES = 100;

/**
 * A chat window in a page, in the browser: open, ask, wait. The conversation is gone with the page,
 * so what is not answered while it stands open is known for so long and no longer.
 */
export function webPage(config: ConfigOf<'web-page'>, context: ProbeContext): Channel {
  const { pageUrl, field, send } = config;
  const at = (selector: string) => ({
    selector,
    ...(config.frame !== null && { frame: config.frame }),
  });
  const opening: BrowserStep[] = [
    ...config.open.map((selector): BrowserStep => ({ do: 'click', ...at(selector) })),
    { do: 'wait-for', ...at(field) },
  ];

  async function visit(steps: readonly BrowserStep[]): Promise<RenderedPage> {
    const page = await context.browse(pageUrl, steps);
    await context.keep({ url: page.url, mime: mimeOf(page), bytes: page.bytes });
    const { screenshot } = page;
    if (screenshot !== null) await context.keep({ url: page.url, ...screenshot });
    const health = pageHealth(page);
    if (health.kind === 'challenged' || health.kind === 'blocked') {
      throw new ChannelFault(health.kind, health.detail);
    }
    return page;
  }

  return {
    address: pageUrl,
    async online() {
      try {
        await visit(opening);
      } catch (error) {
        // Perhaps there is a wall in the window's place, which the bare page tells.
        if (error instanceof LookFault && error.kind === 'step') await visit([]);
        throw error;
      }
      return null;
    },
    async ask(text) {
      const sending: BrowserStep =
        send === null ? { do: 'press', key: 'Enter', ...at(field) } : { do: 'click', ...at(send) };
      const forMs = config.listenSeconds * 1_000;
      const page = await visit([
        ...opening,
        { do: 'fill', value: text, ...at(field) },
        sending,
        { do: 'listen', forMs, ...at(config.lines) },
      ]);
      // Counted back from the end of listening: the page has been read and pictured since.
      const askedAt = context.now() - forMs;
      const lines = page.heard
        .slice(0, MOST_LINES)
        .filter((line) => line.text.trim() !== text)
        .map((line, place): ReadLine => ({
          id: `line ${place}`,
          at: askedAt + line.afterMs,
          from: 'operator',
          text: line.text,
        }));
      return { thread: null, askedAt, heard: { lines, until: askedAt + forMs } };
    },
    // Nothing is left to read once the page is closed; `ask` has heard it all.
    read: () => Promise.resolve({ lines: [], closed: false }),
  };
}
