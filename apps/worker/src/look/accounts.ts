import { FetchFault } from '@kaopu/net';
import type { AllowList } from '@kaopu/net/address';
import {
  archivedXmpp,
  checkMail,
  checkXmpp,
  receivedMail,
  sendMail,
  sendXmpp,
} from '@kaopu/net/accounts';
import { LookFault, type ProbeContext } from '@kaopu/probes';

async function asLook<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
    throw error;
  }
}

/** The operator's own accounts, as probes may use them. */
export function openAccounts(
  allow: AllowList,
  signal: AbortSignal,
): Pick<ProbeContext, 'mail' | 'xmpp'> {
  const options = { allow };
  return {
    mail: {
      check: (account) => asLook(checkMail(account, options, signal)),
      send: (account, message) => asLook(sendMail(account, message, options, signal)),
      received: (account, query) => asLook(receivedMail(account, query, options, signal)),
    },
    xmpp: {
      check: (account) => asLook(checkXmpp(account, options, signal)),
      send: (account, message) => asLook(sendXmpp(account, message, options, signal)),
      archive: (account, query) => asLook(archivedXmpp(account, query, options, signal)),
    },
  };
}
