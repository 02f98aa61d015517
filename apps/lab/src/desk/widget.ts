import { type Answer, html, json, page, scriptJson } from '../answer.ts';
import { z } from 'zod';
import type { Chats } from './chats.ts';
import type { DeskMode } from './script.ts';

const Ask = z.object({ text: z.string().min(1).max(1_000) });
const Look = z.object({ id: z.string(), hash: z.string() });

/**
 * A chat widget of no known make: a button opens it, a field takes the question, lines appear as
 * they are said. Nothing of it is there before its script has run. Most know their visitor again when
 * he comes back, some do not.
 */
function widgetScript(api: string, remembers: boolean): string {
  return `
const api = ${scriptJson(api)};
const box = document.createElement('section');
box.id = 'chat';
box.innerHTML = '<button id="chat-open">在线客服</button><div id="chat-window" hidden><ol id="chat-lines"></ol><textarea id="chat-text"></textarea><button id="chat-send">发送</button></div>';
document.body.append(box);
const part = (id) => document.getElementById(id);
const lines = part('chat-lines');
const remembers = ${String(remembers)};
let chat = remembers ? JSON.parse(localStorage.getItem('chat')) : null;
function show(said) {
  lines.replaceChildren(...said.map((line) => {
    const item = document.createElement('li');
    item.className = 'line ' + line.from;
    item.dataset.id = line.id;
    item.textContent = line.text;
    return item;
  }));
}
async function post(path, body) {
  const answer = await fetch(api + path, { method: 'POST', body: JSON.stringify(body) });
  return answer.json();
}
async function look() {
  if (chat) show((await post('/lines', chat)).lines);
  setTimeout(look, 300);
}
part('chat-open').onclick = () => { part('chat-window').hidden = false; };
part('chat-send').onclick = async () => {
  chat = await post('/ask', { text: part('chat-text').value });
  if (remembers) localStorage.setItem('chat', JSON.stringify(chat));
  part('chat-text').value = '';
};
look();
`;
}

const FROM = { '0': 'visitor', '1': 'staff', '-1': 'notice', '-2': 'robot' } as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The page, and what its script asks; null for any other path. */
export function widget(
  chats: Chats,
  mode: DeskMode,
  base: string,
  path: string,
  text: string,
): Answer | null {
  switch (path) {
    case '/widget':
    case '/forgetful':
      if (mode === 'broken') return html(page('在线客服', '', '<p>聊天窗口加载失败</p>'));
      return html(
        page(
          '在线客服',
          '',
          `<h1>联系我们</h1><script>${widgetScript(`${base}/widget`, path === '/widget')}</script>`,
        ),
      );
    case '/widget/ask': {
      const ask = Ask.safeParse(parsed(text));
      if (!ask.success) return json({ error: 'nothing asked' }, 400);
      const { id, hash } = chats.open(mode, ask.data.text);
      return json({ id: String(id), hash });
    }
    case '/widget/lines': {
      const look = Look.safeParse(parsed(text));
      const said = look.success ? chats.said(mode, look.data.id, look.data.hash) : null;
      return json({
        lines: (said ?? []).map((line) => ({
          id: line.id,
          from: FROM[line.userId],
          text: line.text,
        })),
      });
    }
    default:
      return null;
  }
}
