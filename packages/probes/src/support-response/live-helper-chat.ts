import { z } from 'zod';
import { htmlOf, textOf } from '../kit/html.ts';
import { parseJson } from '../kit/json.ts';
import { mimeOf } from '../kit/look.ts';
import { pageHealth } from '../kit/page-health.ts';
import type { Page, ProbeContext } from '../kit/types.ts';
import { type Channel, ChannelFault, type Read } from './channel.ts';
import { readRows } from './live-helper-chat-rows.ts';
import type { ConfigOf } from './schema.ts';

const IsOnline = z.object({ isonline: z.boolean() });
/** `hash` and `hash_ts` are what its own form sends back. */
const Settings = z.object({
  vid: z.string().max(200).optional(),
  hash: z.string().max(200),
  hash_ts: z.union([z.int(), z.string().max(20)]),
});
const Started = z.object({
  success: z.literal(true),
  chatData: z.object({ id: z.union([z.int(), z.string().max(30)]), hash: z.string().max(200) }),
});
const Messages = z.object({
  /** 0 pending, 1 active, 2 closed, 5 with a bot. */
  status: z.coerce.number().optional(),
  closed: z.boolean().optional(),
  messages: z.array(z.string()).max(50),
});
const Thread = z.object({ id: z.string(), hash: z.string(), askedAt: z.number() });

const CLOSED = 2;

/** The answer as its schema reads it. Walls and everything that is no such answer throw ChannelFault. */
function answerOf<Answer>(page: Page, schema: z.ZodType<Answer>): Answer {
  const health = pageHealth(page);
  if (health.kind === 'challenged' || health.kind === 'blocked') {
    throw new ChannelFault(health.kind, health.detail);
  }
  if (page.status >= 500) throw new ChannelFault('unreachable', `HTTP ${page.status}`);
  const answer = schema.safeParse(parseJson(page.text));
  if (answer.success) return answer.data;
  const path = new URL(page.url).pathname;
  throw new ChannelFault(
    'unparseable',
    `HTTP ${page.status} from ${path} is no answer of this chat`,
  );
}

/** Live Helper Chat, through the API its own widget speaks. */
export function liveHelperChat(
  config: ConfigOf<'live-helper-chat'>,
  context: ProbeContext,
): Channel {
  const base = config.chatUrl.replace(/\/+$/, '');
  const keep = ({ url, bytes, ...page }: Page) =>
    context.keep({ url, mime: mimeOf({ url, bytes, ...page }), bytes });
  const post = (path: string, body: object) =>
    context.fetch(`${base}/widgetrestapi/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    address: base,
    async online() {
      const { department } = config;
      const path = department === null ? 'isonline' : `isonlinedepartment/${department}`;
      const page = await context.fetch(`${base}/restapi/${path}`);
      await keep(page);
      return answerOf(page, IsOnline).isonline;
    },
    async ask(text) {
      const settings = answerOf(await context.fetch(`${base}/widgetrestapi/settings`), Settings);
      const { department } = config;
      const askedAt = context.now();
      const started = answerOf(
        await post('submitonline', {
          ...(settings.vid !== undefined && { vid: settings.vid }),
          ...(department !== null && { department: [department] }),
          fields: {
            Username: config.asker,
            Question: text,
            [`captcha_${settings.hash}`]: settings.hash_ts,
            tscaptcha: settings.hash_ts,
          },
        }),
        Started,
      );
      const { id, hash } = started.chatData;
      return { thread: { id: String(id), hash, askedAt }, askedAt };
    },
    async read(stored): Promise<Read> {
      const thread = Thread.parse(stored);
      const page = await post('fetchmessages', {
        chat_id: thread.id,
        hash: thread.hash,
        lmgsid: 0,
        theme: null,
      });
      const answer = answerOf(page, Messages);
      await keep(page);
      const rows = htmlOf({ ...page, text: answer.messages.join('\n') });
      return {
        lines: readRows(rows, thread.askedAt, textOf),
        closed: answer.closed === true || answer.status === CLOSED,
      };
    },
  };
}
