import { z } from 'zod';
import { fingerprint } from '../kit/findings.ts';
import { mimeOf } from '../kit/look.ts';
import { pageHealth } from '../kit/page-health.ts';
import { type BrowserStep, LookFault, type ProbeContext, type RenderedPage } from '../kit/types.ts';
import { type Channel, ChannelFault, type ReadLine } from './channel.ts';
import type { ConfigOf } from './schema.ts';

/** Answers to one question; more is no conversation. */
const MOST_LINES = 100;

/** How long a page that is come back to is given to show the conversation again. */
const RECALL_MS = 6_000;

/** Whom the site takes us for, to come back to the conversation as him. */
const Thread = z.object({ visitor: z.string(), question: z.string() });

/** The lines by what they say, told apart where they say the same, so that later visits know them again. */
function named(texts: readonly string[]): { id: string; text: string }[] {
  const times = new Map<string, number>();
  return texts.map((text) => {
    const nth = (times.get(text) ?? 0) + 1;
    times.set(text, nth);
    return { id: `${fingerprint(text)} ${nth}`, text };
  });
}

/** Our own line, which a window may dress up with a name or a time; -1 when it is not there. */
function questionIn(texts: readonly string[], question: string): number {
  return texts.findIndex((text) => text.includes(question));
}

/**
 * A chat window in a page, in the browser: open, ask, wait. The page is closed then, and opened again
 * as the same visitor, ever more rarely, for as long as it shows the conversation again. A window that
 * forgets it is known for as long as it stood open, and no longer.
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

  async function visit(
    steps: readonly BrowserStep[],
    visitor?: string | null,
  ): Promise<RenderedPage> {
    const page = await context.browse(pageUrl, steps, visitor);
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
      const asking: BrowserStep[] = [
        ...opening,
        { do: 'fill', value: text, ...at(field) },
        sending,
        { do: 'listen', forMs, ...at(config.lines) },
      ];
      const page = await visit(asking, null);
      // Counted back from the end of listening: the page has been read and pictured since.
      const askedAt = context.now() - forMs;
      const ours = questionIn(
        page.heard.map((line) => line.text),
        text,
      );
      const heard = page.heard.filter((_, place) => place !== ours).slice(0, MOST_LINES);
      const names = named(heard.map((line) => line.text));
      const lines = heard.map((line, place): ReadLine => ({
        id: names[place]?.id ?? '',
        at: askedAt + line.afterMs,
        from: 'operator',
        text: line.text,
      }));
      const { visitor } = page;
      const thread = visitor === null ? null : { visitor, question: text };
      return { thread, askedAt, heard: { lines, until: askedAt + forMs } };
    },
    leastGapMs: 60_000,
    async read(stored) {
      const { visitor, question } = Thread.parse(stored);
      const page = await visit(
        [...opening, { do: 'listen', forMs: RECALL_MS, all: true, ...at(config.lines) }],
        visitor,
      );
      const texts = page.heard.map((line) => line.text.trim());
      const asked = questionIn(texts, question);
      if (asked === -1) return { lines: [], closed: false, lost: true };
      const since = texts.slice(asked + 1, asked + 1 + MOST_LINES);
      const lines = named(since).map((line) => ({ ...line, at: null, from: 'operator' as const }));
      const thread = { visitor: page.visitor ?? visitor, question };
      return { lines, closed: false, thread };
    },
  };
}
