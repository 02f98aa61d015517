import { createHmac } from 'node:crypto';
import {
  reply,
  jsonOf,
  bodyOver,
  pathFault,
  bytesOver,
  HOUR_MS,
  SECRETS,
  TOO_OFTEN,
  POLITE_NO,
  type Service,
} from './service.ts';

const wecom = (errcode: number, errmsg: string, more: object = {}) =>
  reply(200, { errcode, errmsg, ...more });

export const wecomRobot: Service = {
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

export const wecomApp: Service = {
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

export const dingtalkRobot: Service = {
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

export const feishuRobot: Service = {
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
