import {
  reply,
  jsonOf,
  pathFault,
  bytesOver,
  TOO_OFTEN,
  POLITE_NO,
  type Service,
} from './service.ts';

const tg = (code: number, description: string, parameters?: object) =>
  reply(code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });

export const telegram: Service = {
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

export const slack: Service = {
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

export const discord: Service = {
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
