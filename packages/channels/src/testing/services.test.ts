import { expect, it } from 'vitest';
import { channelByKind } from '../channels.ts';
import { noteOf } from '../kit/note.ts';
import { messageOf, NOW, SENDING } from './sample.ts';
import { SECRETS, SERVICES, type Came } from './services/index.ts';

const ID = '0198c0de-1111-4000-8000-000000000001';
const OTHER_HOOK = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

function serviceOf(kind: string) {
  const found = SERVICES.find((service) => service.kind === kind);
  if (found === undefined) throw new Error(`${kind} is played`);
  return found;
}

function post(path: string, body: string, headers: Record<string, string> = {}): Came {
  return { method: 'POST', path, headers, body: Buffer.from(body) };
}

/** What a channel with other settings sends. */
function sentBy(kind: string, change: object = {}): Came {
  const line = channelByKind(kind)?.open({
    ...serviceOf(kind).settings('http://127.0.0.1:8080'),
    ...change,
  });
  if (line?.by !== 'http') throw new Error(`${kind} is sent over HTTP`);
  const note = noteOf({ id: ID, message: messageOf('断货') }, {}, 'zh');
  const { url, headers, body } = line.request(note, SENDING);
  const { pathname, search, host } = new URL(url);
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { ...post(`${pathname}${search}`, '', { ...headers, host }), body: bytes };
}

const DINGTALK = 'aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D';
const FEISHU = 'mbm4Y4oluIPQ00qlBIhX8vAZ0EKv3nw0LuTb91jPL84=';
const CARD = JSON.stringify({ tag: 'plain_text', content: '靠谱' });

it('a receiver finds the signatures of the documents’ examples right', () => {
  const dingtalk = post(
    `/robot/send?access_token=ding-access-token&timestamp=1700000000000&sign=${DINGTALK}`,
    '{"msgtype":"text","text":{"content":"靠谱"}}',
  );
  expect(serviceOf('dingtalk-robot').fault(dingtalk, 1_700_000_000_000)).toBeNull();
  const feishu = post(
    '/open-apis/bot/v2/hook/feishu-hook-token',
    `{"timestamp":"1700000000","sign":"${FEISHU}","msg_type":"interactive","card":${CARD}}`,
  );
  expect(serviceOf('feishu-robot').fault(feishu, 1_700_000_000_000)).toBeNull();
  const webhook = post('/hook-secret-path', '{"test": 2432232314}', {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  expect(serviceOf('webhook').fault(webhook, 1_614_265_330_000)).toBeNull();
});

it.each([
  ['dingtalk-robot', { secret: `${SECRETS.dingtalk}x` }, 'sign not match'],
  ['feishu-robot', { secret: `${SECRETS.feishu}x` }, 'sign match fail'],
  ['webhook', { secret: OTHER_HOOK }, 'signature'],
])('a receiver of %s refuses what another secret signed', (kind, change, fault) => {
  expect(serviceOf(kind).fault(sentBy(kind, change), NOW)).toBe(fault);
});

it.each([
  ['dingtalk-robot', 'invalid timestamp'],
  ['feishu-robot', 'timestamp is not within one hour'],
  ['webhook', 'too old'],
  ['web-push', 'VAPID expiry'],
])('a receiver of %s refuses what was signed long ago', (kind, fault) => {
  expect(serviceOf(kind).fault(sentBy(kind), NOW + 86_400_000)).toBe(fault);
});

it('a push service and a browser refuse what was signed or sealed for others', () => {
  const { fault } = serviceOf('web-push');
  const came = sentBy('web-push');
  const authorization = String(came.headers['authorization']).replace(
    /\.(.)([\w-]+), k=/,
    (_, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}, k=`,
  );
  expect(fault({ ...came, headers: { ...came.headers, authorization } }, NOW)).toBe(
    'VAPID signature',
  );
  expect(() => fault(sentBy('web-push', { auth: 'A'.repeat(22) }), NOW)).toThrow();
});
