import { byCode, json, objectIn } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { Answer, HttpRequest, Note, Sending, Verdict } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'bytes', most: 2048 } as const;

export function tokenRequest({ baseUrl, corpId, corpSecret }: Settings): HttpRequest {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: corpSecret });
  return {
    method: 'GET',
    url: below(baseUrl, `/cgi-bin/gettoken?${query.toString()}`),
    headers: {},
    body: '',
  };
}

/** 40001: wrong secret; 40013: no such corp; 60020: our address is not on the list. */
export function readToken(answer: Answer): { token: string; seconds: number } | Verdict {
  const body = objectIn(answer);
  if (body?.['errcode'] === 0 && typeof body['access_token'] === 'string') {
    const seconds = body['expires_in'];
    return {
      token: body['access_token'],
      seconds: typeof seconds === 'number' ? seconds : 0,
    };
  }
  return byCode(answer, {
    code: 'errcode',
    words: 'errmsg',
    // A zero without a token is no answer to what we asked.
    ok: Number.NaN,
    permanent: [40001, 40013, 40091, 60020],
  });
}

/** The service itself leaves out a text that it got within the last half hour. */
export function request(settings: Settings, note: Note, { token }: Sending): HttpRequest {
  return {
    method: 'POST',
    url: below(settings.baseUrl, `/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`),
    ...json({
      touser: settings.toUser,
      msgtype: 'text',
      agentid: settings.agentId,
      text: { content: textOf(note, LIMIT) },
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    }),
  };
}
