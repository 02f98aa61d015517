import type { IncomingMessage, ServerResponse } from 'node:http';
import { listener } from './listener.ts';

export const REGISTER_MODES = [
  'clear',
  'found',
  'challenged',
  'empty',
  'rate-limited',
  'broken',
  'partial',
] as const;
export type RegisterMode = (typeof REGISTER_MODES)[number];

export interface RegisterOffice {
  /** Of the interface, with places for what is asked. */
  apiUrl: string;
  /** The key it wants as `appKey`, in a header or in the address. */
  key: string;
  /** A company's public page. */
  pageUrl(name: string): string;
  set(mode: RegisterMode): void;
  /** Addresses asked for, in order. */
  asked: readonly string[];
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

const html = (body: string, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const WALL = html(
  '<!doctype html><title>安全验证</title><p>请完成验证码以继续访问</p><script src="/geetest.js"></script>',
);

/** Three penalties of the company asked for, and one of another that a search by name brings along. */
function rowsAbout(name: string) {
  const row = (n: number, party = name) => ({
    entName: party,
    penDecNo: `深市监罚〔2026〕${n}号`,
    illegActType: '发布虚假广告',
    penContent: `罚款${n}万元`,
    penAuth_CN: '深圳市市场监督管理局',
    penDecIssDate: `2026-0${n}-10`,
    legalPerson: '张三',
  });
  return [row(1), row(2), row(3), row(4, `深圳${name}`)];
}

function apiAnswer(mode: RegisterMode, query: URLSearchParams): Answer {
  if (mode === 'challenged') return WALL;
  if (mode === 'empty') return { ...json(''), body: '' };
  if (mode === 'rate-limited') return json({ code: 429, msg: '请求过于频繁' }, 429);
  const all = mode === 'clear' ? [] : rowsAbout(query.get('name') ?? '');
  const [page, rows] = [Number(query.get('page') ?? 1), Number(query.get('rows') ?? 10)];
  // A partial answer promises more than it ever gives.
  const total = mode === 'partial' ? all.length + 3 : all.length;
  const list = all.slice((page - 1) * rows, page * rows);
  const answer = json({ code: 0, msg: 'ok', data: { total, list } });
  return mode === 'broken' ? { ...answer, body: answer.body.slice(0, -12) } : answer;
}

function pageAnswer(mode: RegisterMode, name: string): Answer {
  const shell = (body: string) =>
    html(
      `<!doctype html><title>企业信用查询</title><h1>${name}</h1>${body}<p>访问量：${Date.now()}</p>`,
    );
  switch (mode) {
    case 'challenged':
      return WALL;
    case 'empty':
      return html('<!doctype html><title></title>');
    case 'rate-limited':
      return html('访问过于频繁', 429);
    case 'clear':
      return shell('<p>未查询到行政处罚信息</p>');
    case 'found':
    case 'partial':
      return shell(
        '<table><tr><th>行政处罚决定书文号</th><td>深市监罚〔2026〕1号</td></tr></table>',
      );
    case 'broken':
      return shell('<p>系统繁忙</p>');
  }
}

/** A public register on loopback: an interface that wants a key, and a page for each company. */
export async function startRegister(key: string): Promise<RegisterOffice> {
  let mode: RegisterMode = 'clear';
  const asked: string[] = [];

  function answer(request: IncomingMessage): Answer {
    asked.push(request.url ?? '');
    const url = new URL(request.url ?? '/', 'http://register.invalid');
    if (url.pathname.startsWith('/company/')) {
      return pageAnswer(mode, decodeURIComponent(url.pathname.slice('/company/'.length)));
    }
    const shown = request.headers['appkey'] ?? url.searchParams.get('appKey');
    if (shown !== key) return json({ code: 401, msg: `密钥 ${String(shown)} 无效` });
    return apiAnswer(mode, url.searchParams);
  }

  const server = listener('127.0.0.1', 0, (request, response: ServerResponse) => {
    const { status, type, body } = answer(request);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await server.open();
  const origin = `http://127.0.0.1:${server.port()}`;
  return {
    apiUrl: `${origin}/api/penalties?name={name}&page={page}&rows={rows}`,
    key,
    pageUrl: (name) => `${origin}/company/${encodeURIComponent(name)}`,
    set: (wanted) => {
      mode = wanted;
    },
    asked,
    stop: () => server.close(),
  };
}
