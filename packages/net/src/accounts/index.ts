export { checkMail, receivedMail, sendMail, type MailAccount, type ReceivedMail } from './mail.ts';
export type { AccountOptions, Login } from './own-server.ts';
export {
  archivedXmpp,
  checkXmpp,
  sendXmpp,
  type ArchivedMessage,
  type XmppAccount,
} from './xmpp.ts';
