import type { z } from 'zod';

export interface Text {
  zh: string;
  en: string;
}

export type Advice = Readonly<Record<string, Text>>;
export type Language = 'zh' | 'en';
export type Level = 'notice' | 'warning' | 'critical' | 'recovered';

/** What one post says, in the channel's language, before it is cut to what the service takes. */
export interface Note {
  /** The same on every try, so that a receiver can tell a repeat. */
  id: string;
  title: string;
  body: string;
  /** Marks the message in a text whose service knows no ids; '' where every line bears its own. */
  mark: string;
  level: Level;
  /** The message as the contract has it, for machines. */
  payload: unknown;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export interface Mail {
  server: {
    host: string;
    port: number;
    security: 'tls' | 'starttls' | 'none';
    user: string;
    password: string;
  };
  from: string;
  to: string[];
  messageId: string;
  subject: string;
  text: string;
}

export interface Answer {
  status: number;
  text: string;
  /** What Retry-After asks for, in milliseconds. */
  retryAfterMs: number | null;
}

/** How a try went. `said` is the service's own word, without secrets. */
export type Verdict =
  | { class: 'sent'; said: string }
  | {
      class: 'retry-later';
      said: string;
      /** How long the service asks us to wait; null when it does not say. */
      afterMs: number | null;
      /** Too much at once: nothing else need be tried on this channel before. */
      limited: boolean;
    }
  | { class: 'permanent'; said: string };

/** VAPID keys, base64url: the public point uncompressed, and the private number. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
  /** Where a push service may ask who we are: a URL or mailto. */
  subject: string;
}

/** What a request needs besides settings and words. */
export interface Sending {
  /** ms UTC */
  now: number;
  random: (bytes: number) => Uint8Array;
  /** An access token, for kinds that fetch one. */
  token: string;
  pushKeys: PushKeys | null;
}

/** How a service counts: bytes of UTF-8, or UTF-16 units. */
export interface Measure {
  unit: 'bytes' | 'characters';
  /** A text as it travels, sign by sign, where the escapes count too. */
  written?: (text: string) => string;
}

/** The most that a body may have. */
export interface Limit extends Measure {
  most: number;
}

/** A short-lived access token that has to be fetched before posts. */
export interface TokenWay<Settings> {
  request: (settings: Settings) => HttpRequest;
  read: (answer: Answer) => { token: string; seconds: number } | Verdict;
}

export type Way<Settings> =
  | {
      by: 'http';
      request: (settings: Settings, note: Note, sending: Sending) => HttpRequest;
      classify: (answer: Answer) => Verdict;
      token?: TokenWay<Settings>;
    }
  | {
      by: 'mail';
      mail: (settings: Settings, note: Note) => Mail;
      /** Of what the server answered to a mail that it did not take. */
      classify: (said: string) => Verdict;
    }
  /** Nothing is sent: readers come for it. */
  | { by: 'pull' };

export interface ChannelKind<Settings> {
  kind: string;
  title: Text;
  description: Text;
  /** What is stored; labels in its metadata make the form. */
  settings: z.ZodType<Settings>;
  /** What a person fills in, where that is not all of it. */
  form?: z.ZodType;
  /** Posts a minute that the service bears, as a default. */
  perMinute: number;
  /** Posts in 24 hours after which it rests, where the service shuts out whoever goes on. */
  perDay?: number;
  /** Whether several messages may share a post; machines want each by itself. */
  merges: boolean;
  limit: Limit;
  /** What a person can do about what the service says, by the code that its words begin with. */
  advice?: Advice;
  way: Way<Settings>;
  /** What may be shown of where it goes: never a secret. */
  target: (settings: Settings) => string;
}

/** A kind whose settings are only known by itself. */
export interface Channel extends Omit<
  ChannelKind<never>,
  'settings' | 'form' | 'way' | 'target' | 'advice'
> {
  advice: Advice;
  settings: z.ZodType;
  form: z.ZodType;
  by: 'http' | 'mail' | 'pull';
  /** Reads stored settings. Throws ZodError. */
  open: (stored: unknown) => Line;
}

/** A channel with its settings at hand. */
export type Line = { target: string } & (
  | {
      by: 'http';
      request: (note: Note, sending: Sending) => HttpRequest;
      classify: (answer: Answer) => Verdict;
      token: { request: () => HttpRequest; read: TokenWay<unknown>['read'] } | null;
    }
  | { by: 'mail'; mail: (note: Note) => Mail; classify: (said: string) => Verdict }
  | { by: 'pull' }
);
