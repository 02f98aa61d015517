import {
  hidden,
  type Answer,
  type HttpRequest,
  type Line,
  type Note,
  type PushKeys,
  type Verdict,
} from '@kaopu/channels';
import type { Clock } from '@kaopu/db';
import { FetchFault, retryAfterMs, type AllowList, type Fetcher } from '@kaopu/net';
import { sendMail } from '@kaopu/net/accounts';
import { createHash, randomBytes } from 'node:crypto';
import type { Tokens } from './tokens.ts';

/** The ways out, and what tries need besides. */
export interface Tools {
  /** Follows no redirects, and talks to trusted certificates only. */
  fetcher: Fetcher;
  allow: AllowList;
  pushKeys: () => Promise<PushKeys>;
  tokens: Tokens;
  now: Clock;
}

export interface Outcome {
  verdict: Verdict;
  /** HTTP status; null when there was no answer, or it was not HTTP. */
  status: number | null;
}

const MAIL_MS = 30_000;

/** What a fault on the way there means: an address that we refuse is refused for good. */
function ofFault({ kind }: FetchFault): Outcome {
  const verdict: Verdict =
    kind === 'refused-address'
      ? { class: 'permanent', said: kind }
      : { class: 'retry-later', said: kind, afterMs: null, limited: false };
  return { verdict, status: null };
}

async function ask(request: HttpRequest, { fetcher, now }: Tools): Promise<Answer> {
  const { url, method, headers, body } = request;
  const answer = await fetcher(url, { method, headers, ...(method === 'POST' && { body }) });
  return {
    status: answer.status,
    text: answer.text,
    retryAfterMs: retryAfterMs(answer.headers['retry-after'], now()),
  };
}

/** A service that repeats what it was asked repeats the token, too. */
function withoutToken(verdict: Verdict, token: string): Verdict {
  return { ...verdict, said: hidden(verdict.said, [token]) };
}

async function overHttp(
  line: Extract<Line, { by: 'http' }>,
  kind: string,
  note: Note,
  tools: Tools,
): Promise<Outcome> {
  const { tokens, now } = tools;
  let token = '';
  let tokenName = '';
  if (line.token !== null) {
    const request = line.token.request();
    tokenName = createHash('sha256').update(request.url).digest('hex');
    const kept = tokens.get(tokenName);
    if (kept === undefined) {
      const answer = await ask(request, tools);
      const read = line.token.read(answer);
      if ('class' in read) return { verdict: read, status: answer.status };
      tokens.keep(tokenName, read.token, read.seconds);
      token = read.token;
    } else {
      token = kept;
    }
  }
  const keys = kind === 'web-push' ? await tools.pushKeys() : null;
  const sending = { now: now(), random: randomBytes, token, pushKeys: keys };
  const answer = await ask(line.request(note, sending), tools);
  const verdict = withoutToken(line.classify(answer), token);
  // Whatever was wrong, it may have been the token.
  if (line.token !== null && verdict.class !== 'sent') tokens.drop(tokenName);
  return { verdict, status: answer.status };
}

async function byMail(
  line: Extract<Line, { by: 'mail' }>,
  note: Note,
  { allow }: Tools,
): Promise<Outcome> {
  const { server, from, to, messageId, subject, text } = line.mail(note);
  try {
    await sendMail(
      { from, smtp: server },
      { id: messageId, to: to.join(', '), subject, text },
      { allow, totalMs: MAIL_MS },
    );
    return { verdict: { class: 'sent', said: 'ok' }, status: null };
  } catch (error) {
    if (!(error instanceof FetchFault) || error.kind !== 'protocol') throw error;
    return { verdict: line.classify(error.message), status: null };
  }
}

/** Tries once to send one post. Errors that are not the service's or the way's are thrown. */
export async function send(line: Line, kind: string, note: Note, tools: Tools): Promise<Outcome> {
  try {
    switch (line.by) {
      case 'http':
        return await overHttp(line, kind, note, tools);
      case 'mail':
        return await byMail(line, note, tools);
      case 'pull':
        return { verdict: { class: 'sent', said: 'ok' }, status: null };
    }
  } catch (error) {
    if (error instanceof FetchFault) return ofFault(error);
    throw error;
  }
}
