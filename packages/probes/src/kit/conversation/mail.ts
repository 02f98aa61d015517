import { z } from 'zod';
import { loginAt } from './login.ts';

/** The operator's own mailbox: questions leave through `smtp`, answers are read from `imap`. */
export const MailAccount = z.object({
  from: z
    .email()
    .max(254)
    .meta({ labels: { zh: '发件地址', en: 'Sender' } }),
  smtp: loginAt(465).meta({ labels: { zh: '发信服务器（SMTP）', en: 'Outgoing server (SMTP)' } }),
  imap: loginAt(993).meta({ labels: { zh: '收信服务器（IMAP）', en: 'Incoming server (IMAP)' } }),
});
export type MailAccount = z.infer<typeof MailAccount>;

export interface MailMessage {
  /** With its angle brackets. */
  id: string;
  /** When it arrived in our mailbox, ms UTC, by the mail server's clock. */
  arrivedAt: number;
  from: string;
  subject: string;
  /** Message ids it says it answers. */
  answers: string[];
  /** It says itself that nobody wrote it (RFC 3834 and its unofficial kin). */
  automatic: boolean;
  text: string;
}

/** Ways to the operator's own mail servers. Both throw LookFault. */
export interface MailWays {
  /** Sends one message and resolves once the server has taken it. */
  send(
    account: MailAccount,
    message: { id: string; to: string; subject: string; text: string },
  ): Promise<void>;
  /** What arrived since then from somebody or in answer to a message, oldest first. Changes nothing. */
  received(
    account: MailAccount,
    query: { since: number; from: string; answers: string },
  ): Promise<MailMessage[]>;
  /** Signs in on both sides and leaves again. */
  check(account: MailAccount): Promise<void>;
}
