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

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const SECRETS = {
  key: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
  dingtalk: 'SECtest',
  feishu: 'test-secret',
  webhook: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};

export function reply(status: number, body: unknown, headers?: Record<string, string>): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, body: text, ...(headers && { headers }) };
}

/** Throws for what is no UTF-8. */
export const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Throws for what is no JSON, or has halves of characters in it. */
export function jsonOf({ body }: Came): Record<string, unknown> {
  return JSON.parse(text(body), (_, value: unknown) => {
    if (typeof value === 'string' && !value.isWellFormed()) throw new Error('half a character');
    return value;
  }) as Record<string, unknown>;
}

export function bodyOver({ body }: Came, most: number): string | null {
  return body.length > most ? `a body over ${most} bytes` : null;
}

export function pathFault(came: Came, path: string): string | null {
  if (came.method !== 'POST') return `${came.method} instead of POST`;
  return came.path === path ? null : 'another path';
}

export function bytesOver(words: unknown, most: number): string | null {
  if (typeof words !== 'string' || words === '') return 'no words';
  return Buffer.byteLength(words) > most ? `over ${most} bytes` : null;
}
