import type { Login } from './login.ts';

export type XmppAccount = Login & { domain: string };

export interface XmppMessage {
  /** The archive's own id. */
  id: string;
  /** The id its sender gave it. */
  stanzaId: string;
  /** Bare address. */
  from: string;
  /** When our server archived it, ms UTC, by its clock. */
  at: number;
  text: string;
}

/** Ways to the operator's own XMPP account. All throw LookFault. */
export interface XmppWays {
  /** Signs in and asks whether the server keeps an archive (XEP-0313), without which nothing can be read twice. */
  check(account: XmppAccount): Promise<{ archive: boolean }>;
  /** Says one thing; gives how long ago it left, ms. A refusal that comes back at once is a fault. */
  send(account: XmppAccount, message: { to: string; id: string; text: string }): Promise<number>;
  /** What was said with somebody since then, by both sides, oldest first. */
  archive(account: XmppAccount, query: { with: string; since: number }): Promise<XmppMessage[]>;
}
