import { verified } from './verify-push.ts';
import { createHmac } from 'node:crypto';

/** What came in at a service that a test plays. */
export interface Came {
  method: string;
  /** Path and query. */
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

export type AnswerClass = 'sent' | 'retry-later' | 'permanent';

/** Answers that every service has. */
export const TOO_OFTEN = 'too often';
/** An error that comes with HTTP 200; where the status alone decides, as in Web Push, it is a yes. */
export const POLITE_NO = 'a no, politely';

/** A service's end of its protocol, as its documents have it. */
export interface Service {
  kind: string;
  /** Settings that lead to a server of ours. */
  settings: (origin: string) => Record<string, unknown>;
  /** What is wrong with a request; null when it is as it should be. */
  fault: (came: Came, now: number) => string | null;
  /** What the service may say, and what it means. */
  answers: readonly (readonly [what: string, reply: Reply, means: AnswerClass])[];
  /** Of the answers, the one that says yes. */
  ok: Reply;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const SECRETS = {
  key: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
  dingtalk: 'SECtest',
  feishu: 'test-secret',
  webhook: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};

function reply(status: number, body: unknown, headers?: Record<string, string>): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, body: text, ...(headers && { headers }) };
}

/** Throws for what is no UTF-8. */
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Throws for what is no JSON, or has halves of characters in it. */
function jsonOf({ body }: Came): Record<string, unknown> {
  return JSON.parse(text(body), (_, value: unknown) => {
    if (typeof value === 'string' && !value.isWellFormed()) throw new Error('half a character');
    return value;
  }) as Record<string, unknown>;
}

function bodyOver({ body }: Came, most: number): string | null {
  return body.length > most ? `a body over ${most} bytes` : null;
}

function pathFault(came: Came, path: string): string | null {
  if (came.method !== 'POST') return `${came.method} instead of POST`;
  return came.path === path ? null : 'another path';
}

function bytesOver(words: unknown, most: number): string | null {
  if (typeof words !== 'string' || words === '') return 'no words';
  return Buffer.byteLength(words) > most ? `over ${most} bytes` : null;
}

const wecom = (errcode: number, errmsg: string, more: object = {}) =>
  reply(200, { errcode, errmsg, ...more });

const wecomRobot: Service = {
  kind: 'wecom-robot',
  settings: (baseUrl) => ({ baseUrl, key: SECRETS.key }),
  fault(came) {
    const { msgtype, text: words } = jsonOf(came);
    return (
      pathFault(came, `/cgi-bin/webhook/send?key=${SECRETS.key}`) ??
      (msgtype === 'text' ? null : 'no text') ??
      bytesOver((words as { content: unknown }).content, 2048)
    );
  },
  ok: wecom(0, 'ok'),
  answers: [
    [TOO_OFTEN, wecom(45009, 'api freq out of limit'), 'retry-later'],
    [POLITE_NO, wecom(93000, 'invalid webhook url, hint: [1], from ip: 1.2.3.4'), 'permanent'],
    ['too long', wecom(40058, 'markdown.content exceed max length'), 'permanent'],
    ['busy', wecom(-1, 'system busy'), 'retry-later'],
    ['what nobody knows', wecom(77777, '?'), 'retry-later'],
  ],
};

const wecomApp: Service = {
  kind: 'wecom-app',
  settings: (baseUrl) => ({
    baseUrl,
    corpId: 'ww1',
    agentId: 1_000_002,
    corpSecret: 'corp-secret-corp-secret',
    toUser: '@all',
  }),
  fault(came) {
    if (came.path.startsWith('/cgi-bin/gettoken')) {
      const expected = '/cgi-bin/gettoken?corpid=ww1&corpsecret=corp-secret-corp-secret';
      return came.path === expected ? null : 'another path';
    }
    const { touser, agentid, text: words } = jsonOf(came);
    return (
      pathFault(came, '/cgi-bin/message/send?access_token=token-of-the-app') ??
      (touser === '@all' && agentid === 1_000_002 ? null : 'to somebody else') ??
      bytesOver((words as { content: unknown }).content, 2048)
    );
  },
  ok: wecom(0, 'ok', { access_token: 'token-of-the-app', expires_in: 7200, msgid: 'm' }),
  answers: [
    ['a token that is over', wecom(42001, 'access_token expired'), 'retry-later'],
    [TOO_OFTEN, wecom(45009, 'api freq out of limit'), 'retry-later'],
    [POLITE_NO, wecom(60020, 'not allow to access from your ip'), 'permanent'],
    ['nobody to send to', wecom(81013, 'user & party & tag all invalid'), 'permanent'],
  ],
};

const dingtalkRobot: Service = {
  kind: 'dingtalk-robot',
  settings: (baseUrl) => ({
    baseUrl,
    accessToken: 'ding-access-token',
    secret: SECRETS.dingtalk,
  }),
  fault(came, now) {
    const query = new URL(came.path, 'http://a').searchParams;
    const timestamp = query.get('timestamp') ?? '';
    const expected = createHmac('sha256', SECRETS.dingtalk)
      .update(`${timestamp}\n${SECRETS.dingtalk}`)
      .digest('base64');
    if (query.get('sign') !== expected) return 'sign not match';
    if (Math.abs(Number(timestamp) - now) > HOUR_MS) return 'invalid timestamp';
    if (query.get('access_token') !== 'ding-access-token') return 'token is not exist';
    const { content } = jsonOf(came)['text'] as { content: string };
    return content.includes('靠谱') ? bodyOver(came, 20_000) : 'keywords not in content';
  },
  ok: wecom(0, 'ok'),
  answers: [
    [TOO_OFTEN, wecom(130101, 'send too fast, exceed 20 times per minute'), 'retry-later'],
    ['too many', wecom(660026, 'sending too many messages per minute'), 'retry-later'],
    ['no calls left', wecom(90030, 'webhook over limit'), 'retry-later'],
    ['a robot that is off', wecom(400102, 'bot is stopped'), 'permanent'],
    ['a code in quotes', reply(200, { errcode: '310000', errmsg: 'sign not match' }), 'permanent'],
    [POLITE_NO, wecom(310000, 'sign not match'), 'permanent'],
    ['no such token', wecom(300001, 'token is not exist'), 'permanent'],
  ],
};

const feishu = (code: number, msg: string) => reply(200, { code, msg, data: {} });

const feishuRobot: Service = {
  kind: 'feishu-robot',
  settings: (baseUrl) => ({ baseUrl, token: 'feishu-hook-token', secret: SECRETS.feishu }),
  fault(came, now) {
    const { timestamp, sign, msg_type: type, card } = jsonOf(came);
    const key = `${String(timestamp)}\n${SECRETS.feishu}`;
    if (sign !== createHmac('sha256', key).digest('base64')) return 'sign match fail';
    if (Math.abs(Number(timestamp) * 1_000 - now) > HOUR_MS)
      return 'timestamp is not within one hour';
    if (type !== 'interactive' || !JSON.stringify(card).includes('plain_text')) return 'no card';
    if (!JSON.stringify(card).includes('靠谱')) return 'Key Words Not Found';
    return bodyOver(came, 20_480) ?? pathFault(came, '/open-apis/bot/v2/hook/feishu-hook-token');
  },
  ok: reply(200, { StatusCode: 0, StatusMessage: 'success', code: 0, msg: 'success', data: {} }),
  answers: [
    [TOO_OFTEN, feishu(11232, 'frequency limited'), 'retry-later'],
    [POLITE_NO, feishu(19001, 'param invalid: incoming webhook access token invalid'), 'permanent'],
    [
      'a wrong signature',
      feishu(19021, 'sign match fail or timestamp is not within one hour'),
      'permanent',
    ],
    ['no keyword', feishu(19024, 'Key Words Not Found'), 'permanent'],
    ['a bad request', feishu(9499, 'Bad Request'), 'retry-later'],
    ['a foreign address', feishu(19022, 'Ip Not Allowed'), 'permanent'],
    ['an old yes', reply(200, { StatusCode: 0, StatusMessage: 'success', Extra: null }), 'sent'],
    ['an old no', reply(200, { StatusCode: 19024, StatusMessage: 'Key Words' }), 'permanent'],
  ],
};

function chan(kind: string, sendKey: string, path: string): Service {
  return {
    kind,
    settings: (baseUrl) => ({ baseUrl, sendKey }),
    fault(came) {
      const { title, desp } = jsonOf(came);
      if (typeof title !== 'string' || title.length > 32) return 'title不能为空';
      return pathFault(came, path) ?? bytesOver(desp, 32_768);
    },
    ok: reply(200, {
      code: 0,
      message: '',
      data: { pushid: '1', readkey: 'r', error: 'SUCCESS', errno: 0 },
    }),
    answers: [
      ['no title', reply(400, { code: 20001, message: 'title不能为空' }), 'permanent'],
      ['a wrong key', reply(400, { code: 40001, message: '[AUTH]错误的Key' }), 'permanent'],
      [
        'too many today',
        reply(400, { code: 40001, message: '[AUTH]超过当天的发送次数限制[5]，请稍后再试' }),
        'retry-later',
      ],
      [POLITE_NO, reply(200, { code: 40001, message: '[AUTH]' }), 'permanent'],
      [
        TOO_OFTEN,
        reply(200, { code: 40001, message: '[AUTH]超过分钟的发送次数限制[5]，请稍后再试' }),
        'retry-later',
      ],
      [
        'a yes that is none',
        reply(200, { code: 0, message: '', data: { error: 'FAIL', errno: 1024 } }),
        'retry-later',
      ],
    ],
  };
}

const plus = (code: number, msg: string) => reply(200, { code, msg, data: null });

const pushplus: Service = {
  kind: 'pushplus',
  settings: (baseUrl) => ({ baseUrl, token: 'pushplus-token', topic: '' }),
  fault(came) {
    const { token, title, content, template } = jsonOf(came);
    if (token !== 'pushplus-token' || template !== 'txt') return 'another token or template';
    if (typeof title !== 'string' || title === '') return 'no title';
    return pathFault(came, '/send') ?? bytesOver(content, 60_000);
  },
  ok: reply(200, { code: 200, msg: '请求成功', data: 'serial' }),
  answers: [
    [POLITE_NO, plus(903, '无效的用户令牌'), 'permanent'],
    [TOO_OFTEN, plus(900, '用户账号使用受限'), 'retry-later'],
    ['no real name', plus(905, '账户未进行实名认证'), 'permanent'],
    ['the same too often', plus(999, '请勿频繁推送相同内容'), 'retry-later'],
    ['a fault of theirs', plus(500, '系统异常'), 'retry-later'],
  ],
};

const wx = (code: number, msg: string, data: unknown = null) =>
  reply(200, { code, msg, data, success: code === 1000 });

const wxpusher: Service = {
  kind: 'wxpusher',
  settings: (baseUrl) => ({ baseUrl, appToken: 'AT_app-token', uids: ['UID_1'] }),
  fault(came) {
    const { appToken, content, summary, uids, contentType } = jsonOf(came);
    if (appToken !== 'AT_app-token' || contentType !== 1) return 'another app';
    if (typeof summary !== 'string' || summary.length > 20) return 'summary too long';
    if (JSON.stringify(uids) !== '["UID_1"]') return 'to somebody else';
    return pathFault(came, '/api/send/message') ?? bytesOver(content, 160_000);
  },
  ok: wx(1000, '处理成功', [{ uid: 'UID_1', code: 1000, status: '创建发送任务成功' }]),
  answers: [
    [POLITE_NO, wx(1001, 'appToken不正确'), 'permanent'],
    [TOO_OFTEN, reply(429, ''), 'retry-later'],
    [
      'one that reaches nobody',
      wx(1000, '处理成功', [{ code: 1001, status: '用户未关注' }]),
      'permanent',
    ],
    ['a fault of theirs', wx(1005, '系统错误'), 'retry-later'],
  ],
};

const barkSays = (code: number, message: string) => reply(code, { code, message, timestamp: 1 });

const bark: Service = {
  kind: 'bark',
  settings: (baseUrl) => ({ baseUrl, deviceKey: 'bark-device-key' }),
  fault(came) {
    const { device_key: key, title, body } = jsonOf(came);
    if (key !== 'bark-device-key' || typeof title !== 'string') return 'another device';
    return pathFault(came, '/push') ?? bytesOver(body, 4_000) ?? bodyOver(came, 4_096);
  },
  ok: barkSays(200, 'success'),
  answers: [
    ['no such device', barkSays(400, 'failed to get device token'), 'permanent'],
    ['Apple’s refusal', barkSays(500, 'push failed: BadDeviceToken'), 'retry-later'],
    [TOO_OFTEN, reply(429, 'Too Many Requests'), 'retry-later'],
    [POLITE_NO, reply(200, { code: 400, message: 'no such device' }), 'permanent'],
  ],
};

const ntfySays = (code: number, error: string) =>
  reply(Math.floor(code / 100), { code, http: Math.floor(code / 100), error });

const ntfy: Service = {
  kind: 'ntfy',
  settings: (baseUrl) => ({ baseUrl, topic: 'topic-nobody-guesses', accessToken: 'tk_access' }),
  fault(came) {
    if (came.headers['authorization'] !== 'Bearer tk_access') return 'unauthorized';
    const { topic, title, message, priority } = jsonOf(came);
    if (topic !== 'topic-nobody-guesses') return 'another topic';
    if (!Number.isInteger(priority) || typeof title !== 'string') return 'no priority or title';
    return pathFault(came, '/') ?? bytesOver(message, 4096) ?? bodyOver(came, 8192);
  },
  ok: reply(200, { id: 'x', time: 1, event: 'message', topic: 't', message: 'm' }),
  answers: [
    [TOO_OFTEN, ntfySays(42901, 'limit reached: too many requests'), 'retry-later'],
    [POLITE_NO, reply(200, { code: 40301, http: 403, error: 'forbidden' }), 'permanent'],
    ['too many today', ntfySays(42908, 'limit reached: too many messages'), 'retry-later'],
    ['no leave', ntfySays(40301, 'forbidden'), 'permanent'],
    ['a bad topic', ntfySays(40009, 'invalid topic: path invalid'), 'permanent'],
    ['somebody else’s page', reply(200, '<html>'), 'retry-later'],
  ],
};

const tg = (code: number, description: string, parameters?: object) =>
  reply(code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });

const telegram: Service = {
  kind: 'telegram',
  settings: (baseUrl) => ({
    baseUrl,
    botToken: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
    chatId: '-100',
  }),
  fault(came) {
    const { chat_id: chat, text: words, parse_mode: mode } = jsonOf(came);
    if (chat !== '-100' || mode !== undefined) return 'another chat, or marked up';
    if (typeof words !== 'string' || words.length > 4096) return 'message is too long';
    return pathFault(came, '/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage');
  },
  ok: reply(200, { ok: true, result: { message_id: 1 } }),
  answers: [
    [TOO_OFTEN, tg(429, 'Too Many Requests: retry after 3', { retry_after: 3 }), 'retry-later'],
    ['a wrong token', tg(401, 'Unauthorized'), 'permanent'],
    ['no such chat', tg(400, 'Bad Request: chat not found'), 'permanent'],
    ['a bot that was thrown out', tg(403, 'Forbidden: bot was kicked'), 'permanent'],
    [POLITE_NO, reply(200, { ok: false, error_code: 400, description: 'no' }), 'permanent'],
    ['a fault of theirs', tg(502, 'Bad Gateway'), 'retry-later'],
  ],
};

const slack: Service = {
  kind: 'slack',
  settings: (origin) => ({ url: `${origin}/services/T000/B000/slack-secret-path` }),
  fault(came) {
    const { text: words } = jsonOf(came);
    if (/<[!@#]/.test(String(words))) return 'calls somebody';
    return pathFault(came, '/services/T000/B000/slack-secret-path') ?? bytesOver(words, 40_000);
  },
  ok: reply(200, 'ok'),
  answers: [
    [TOO_OFTEN, reply(429, 'rate_limited', { 'retry-after': '30' }), 'retry-later'],
    ['a webhook that is gone', reply(404, 'no_service'), 'permanent'],
    ['an archived channel', reply(410, 'channel_is_archived'), 'permanent'],
    ['a bad body', reply(400, 'invalid_payload'), 'permanent'],
    [POLITE_NO, reply(200, 'no_service'), 'retry-later'],
  ],
};

const dc = (status: number, code: number, message: string) => reply(status, { code, message });

const discord: Service = {
  kind: 'discord',
  settings: (origin) => ({ url: `${origin}/api/webhooks/1/discord-secret-token` }),
  fault(came) {
    const { content, allowed_mentions: mentions } = jsonOf(came);
    if (JSON.stringify(mentions) !== '{"parse":[]}') return 'calls somebody';
    if (typeof content !== 'string' || content.length > 2_000) return 'over 2000 characters';
    return pathFault(came, '/api/webhooks/1/discord-secret-token?wait=true');
  },
  ok: reply(200, { id: '1', content: 'c' }),
  answers: [
    [
      TOO_OFTEN,
      reply(429, { message: 'You are being rate limited.', retry_after: 1.5 }),
      'retry-later',
    ],
    ['a webhook that is gone', dc(404, 10015, 'Unknown Webhook'), 'permanent'],
    ['a wrong token', dc(401, 50027, 'Invalid Webhook Token'), 'permanent'],
    ['a bad body', dc(400, 50035, 'Invalid Form Body'), 'permanent'],
    ['an empty yes', reply(204, ''), 'retry-later'],
    [POLITE_NO, dc(200, 10015, 'Unknown Webhook'), 'retry-later'],
  ],
};

const webhook: Service = {
  kind: 'webhook',
  settings: (origin) => ({ url: `${origin}/hook-secret-path`, secret: SECRETS.webhook }),
  fault(came, now) {
    const id = came.headers['webhook-id'] ?? '';
    const at = came.headers['webhook-timestamp'] ?? '';
    const key = Buffer.from(SECRETS.webhook.slice('whsec_'.length), 'base64');
    const mac = createHmac('sha256', key)
      .update(`${id}.${at}.${text(came.body)}`)
      .digest('base64');
    if (came.headers['webhook-signature'] !== `v1,${mac}`) return 'signature';
    return Math.abs(Number(at) * 1_000 - now) > 5 * MINUTE_MS
      ? 'too old'
      : pathFault(came, '/hook-secret-path');
  },
  ok: reply(204, ''),
  answers: [
    ['gone', reply(410, ''), 'permanent'],
    ['a redirect', reply(302, '', { location: 'http://127.0.0.1:1/' }), 'retry-later'],
    ['not found', reply(404, ''), 'retry-later'],
    [TOO_OFTEN, reply(429, '', { 'retry-after': '120' }), 'retry-later'],
    [POLITE_NO, reply(200, { error: 'no' }), 'sent'],
  ],
};

const webPush: Service = {
  kind: 'web-push',
  settings: (origin) => ({
    endpoint: `${origin}/push/secret-subscription`,
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }),
  fault: (came, now) => verified(came, now) ?? pathFault(came, '/push/secret-subscription'),
  ok: reply(201, ''),
  answers: [
    ['an ended subscription', reply(410, ''), 'permanent'],
    ['no such subscription', reply(404, ''), 'permanent'],
    ['somebody else’s key', reply(403, ''), 'permanent'],
    [TOO_OFTEN, reply(429, '', { 'retry-after': '10' }), 'retry-later'],
    [POLITE_NO, reply(200, { error: 'no' }), 'sent'],
  ],
};

export const SERVICES: readonly Service[] = [
  wecomRobot,
  wecomApp,
  dingtalkRobot,
  feishuRobot,
  chan('serverchan-turbo', 'SCT1abcdef', '/SCT1abcdef.send'),
  chan('serverchan-3', 'sctp99tabcdef', '/send/sctp99tabcdef.send'),
  pushplus,
  wxpusher,
  bark,
  ntfy,
  telegram,
  slack,
  discord,
  webhook,
  webPush,
];
