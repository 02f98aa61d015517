import { z } from 'zod';
import { fingerprint } from '../kit/findings.ts';
import type { ProbeContext } from '../kit/types.ts';
import { atOwnServer, type Channel, ChannelFault } from './channel.ts';
import { keepLines } from './keep-lines.ts';
import type { ConfigOf } from './schema.ts';

const Thread = z.object({ id: z.string(), askedAt: z.number() });

/** The archive's clock may differ from ours by so much and not lose a message. */
const CLOCKS_MS = 300_000;

/** Within the second that the archive names, its clock agrees with ours. */
const AGREE_MS = 500;

/** XMPP, through the operator's own account and its archive, which can be read as often as it takes. */
export function xmppChannel(config: ConfigOf<'xmpp'>, context: ProbeContext): Channel {
  const { account, address } = config;
  const isTheirs = (from: string) => from.toLowerCase() === address.toLowerCase();
  return {
    address,
    async online() {
      const { archive } = await atOwnServer(context.xmpp.check(account));
      if (!archive) {
        throw new ChannelFault('prober-fault', `${account.domain} keeps no archive (XEP-0313)`);
      }
      return null;
    },
    async ask(text) {
      const id = fingerprint(`${address} ${context.now()}`);
      const agoMs = await atOwnServer(context.xmpp.send(account, { to: address, id, text }));
      const askedAt = Math.round(context.now() - agoMs);
      return { thread: { id, askedAt }, askedAt };
    },
    async read(stored) {
      const thread = Thread.parse(stored);
      const since = thread.askedAt - CLOCKS_MS;
      const said = await atOwnServer(context.xmpp.archive(account, { with: address, since }));
      const place = said.findIndex(
        ({ stanzaId, from }) => stanzaId === thread.id && !isTheirs(from),
      );
      const question = said[place];
      if (question === undefined) {
        throw new ChannelFault('prober-fault', 'our question is not in the archive');
      }
      // Both times are the archive's, so its clock does not matter; where it agrees with ours, only one of them is rounded.
      const apart = question.at - thread.askedAt;
      const offset = Math.abs(apart) <= AGREE_MS ? 0 : apart;
      const lines = said
        .slice(place)
        .filter(({ from }) => isTheirs(from))
        .map(({ id, at, text }) => ({
          id,
          at: Math.max(thread.askedAt, at - offset),
          from: 'operator' as const,
          text,
        }));
      await keepLines(context, `xmpp:${address}`, lines);
      return { lines, closed: false };
    },
  };
}
