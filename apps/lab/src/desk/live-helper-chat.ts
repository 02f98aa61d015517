import { type Answer, escape, html, json } from '../answer.ts';
import { z } from 'zod';
import type { Chats, Said } from './chats.ts';
import type { DeskMode } from './script.ts';

const Start = z.object({ fields: z.record(z.string(), z.unknown()) });
const Fetch = z.object({
  chat_id: z.union([z.string(), z.int()]).transform(String),
  hash: z.string(),
});

/** The form's own token, as the real software hands it out. */
const HASH = 'f0e1d2c3b4a5';
const HASH_TS = 1_795_420_000;

function clock(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);
}

/** One row as the software's visitor sees it: visitor, system, bot or operator. */
function row({ id, at, userId, text }: Said): string {
  const date = `<div class="msg-date">${clock(at)}</div>`;
  if (userId === -1) {
    return `<div class="message-row system-response" id="msg-${id}">${date}<i><span class="usr-tit sys-tit">System assistant</span><div class="msg-body">${escape(text)}</div></i></div>`;
  }
  const kind = userId === 0 ? 'response' : 'message-admin';
  const title = userId === 0 ? 'vis-tit' : 'op-tit';
  const name = userId === 0 ? '访客' : userId === -2 ? '小助手' : '小王';
  return `<div class="message-row ${kind}" id="msg-${id}" data-op-id="${userId}">${date}<span class="usr-tit ${title}"><i class="material-icons">account_box</i>${name}</span><div class="msg-body">${escape(text)}</div></div>`;
}

function body(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Answers that are none: another type, a missing field, a cut one, and a page instead. */
const BROKEN: Readonly<Record<string, Answer>> = {
  '/restapi/isonline': json({ isonline: true }),
  '/widgetrestapi/settings': json({ vid: 'v', hash: HASH, hash_ts: HASH_TS }),
  '/widgetrestapi/submitonline': json({ success: true, chatData: { id: 1, hash: 'h' } }),
  '/widgetrestapi/fetchmessages': { ...json({}), body: '{"messages": [ {"id":' },
};

/** The part of Live Helper Chat's API that its own widget speaks; null for any other path. */
export function liveHelperChat(
  chats: Chats,
  mode: DeskMode,
  path: string,
  text: string,
): Answer | null {
  if (mode === 'broken') return BROKEN[path] ?? null;
  switch (path) {
    case '/restapi/isonline':
      return json({ isonline: mode !== 'closed' });
    case '/widgetrestapi/settings':
      return json({ vid: 'visitor', hash: HASH, hash_ts: HASH_TS });
    case '/widgetrestapi/submitonline': {
      const start = Start.safeParse(body(text));
      const fields = start.data?.fields ?? {};
      const question = fields['Question'];
      if (typeof question !== 'string' || fields[`captcha_${HASH}`] !== HASH_TS) {
        return json({ success: false, errors: { Question: 'Please enter your message' } });
      }
      return json({ success: true, chatData: { ...chats.open(mode, question), lmsg_id: 0 } });
    }
    case '/widgetrestapi/fetchmessages': {
      const wanted = Fetch.safeParse(body(text));
      const said = wanted.success ? chats.said(mode, wanted.data.chat_id, wanted.data.hash) : null;
      if (said === null) return json({ closed: true, messages: [], status: 2 });
      const status = said.some(({ userId }) => userId > 0) ? 1 : 0;
      return json({ status, message_id: said.at(-1)?.id ?? 0, messages: [said.map(row).join('')] });
    }
    default:
      return null;
  }
}

/** A shop's page that carries the widget. */
export function chatPage(base: string): Answer {
  return html(
    `<!DOCTYPE html><title>客服</title><script>var LHC_API = LHC_API||{};LHC_API.args = {mode:'widget', lhc_base_url:${JSON.stringify(`${base}/`)}};</script><p>客服 7×24 小时在线</p>`,
  );
}
