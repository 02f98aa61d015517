import { type Answer, html, page, type Request } from '../answer.ts';
import { listener } from '../listener.ts';
import { captchaWall } from '../walls.ts';

/**
 * How a site behaves towards a probe: as it should, partly so, in a way that passes for good at first
 * sight, by turning us away, or not at all.
 */
export const MANNERS = ['good', 'degraded', 'lying', 'blocked', 'broken'] as const;
export type Manner = (typeof MANNERS)[number];
export type Honest = Exclude<Manner, 'blocked' | 'broken'>;

/** What a site of one subject answers. null: there is no such page. */
export type Counterpart = (manner: Honest, request: Request) => Answer | null;

function answer(counterpart: Counterpart, manner: Manner, request: Request): Answer {
  if (manner === 'blocked') return captchaWall();
  if (manner === 'broken') return html(page('500', '', '<main>Server Error</main>'), 500);
  return counterpart(manner, request) ?? html(page('404', '', '<main>Not Found</main>'), 404);
}

export interface OpenCounterpart {
  origin: string;
  /** From now on it answers in this manner. */
  behave(manner: Manner): void;
  stop(): Promise<void>;
}

/** Opens a site of one subject and one manner on a free port of loopback. */
export async function openCounterpart(
  counterpart: Counterpart,
  manner: Manner,
): Promise<OpenCounterpart> {
  let behaves = manner;
  const open = listener('127.0.0.1', 0, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://lab.invalid');
    const form = new URLSearchParams();
    const { status, type, body } = answer(counterpart, behaves, {
      method: request.method ?? 'GET',
      url,
      form,
      headers: {},
      body: '',
      at: Date.now(),
    });
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await open.open();
  return {
    origin: `http://127.0.0.1:${open.port()}`,
    behave: (next) => {
      behaves = next;
    },
    stop: () => open.close(),
  };
}
