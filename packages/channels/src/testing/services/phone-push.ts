import {
  reply,
  jsonOf,
  bodyOver,
  pathFault,
  bytesOver,
  TOO_OFTEN,
  POLITE_NO,
  type Service,
} from './service.ts';

export function chan(kind: string, sendKey: string, path: string): Service {
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

export const pushplus: Service = {
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

export const wxpusher: Service = {
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

export const bark: Service = {
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

export const ntfy: Service = {
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
