import { html } from '../answer.ts';
import { listener } from '../listener.ts';
import { readBody } from '../read-body.ts';
import { captchaWall } from '../walls.ts';
import { type Chats, openChats } from './chats.ts';
import { chatPage, liveHelperChat } from './live-helper-chat.ts';
import { DeskMode } from './script.ts';
import { widget } from './widget.ts';

export interface Desk {
  /** Where the desk of a mode lies: its Live Helper Chat, and below it /widget and /page. */
  urlOf(mode: DeskMode): string;
  asked: Chats['asked'];
  open(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Customer service desks of every kind behind one port, each below the name of its mode.
 *
 * @param port 0 for any free one
 * @param now milliseconds since 1970; what has been said follows from it
 */
export function openDesk(host: '127.0.0.1', port: number, now: () => number): Desk {
  const chats = openChats(now);
  const urlOf = (mode: DeskMode) => `http://${host}:${server.port()}/${mode}`;

  const server = listener(host, port, (request, response) => {
    const [, first = '', rest = ''] = /^\/([^/?]*)([^?]*)/.exec(request.url ?? '') ?? [];
    const mode = DeskMode.safeParse(first);
    readBody(request).then(
      (text) => {
        const base = mode.success ? urlOf(mode.data) : '';
        const answer = !mode.success
          ? html('no such desk', 404)
          : mode.data === 'blocked'
            ? captchaWall()
            : rest === '/page'
              ? chatPage(base)
              : (liveHelperChat(chats, mode.data, rest, text) ??
                widget(chats, mode.data, base, rest, text) ??
                html('not found', 404));
        response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
      },
      () => response.destroy(),
    );
  });

  return { urlOf, asked: chats.asked, open: () => server.open(), stop: () => server.close() };
}
