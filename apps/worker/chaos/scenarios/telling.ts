import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';

export const receiverDown: Scenario = {
  name: 'receiver-down',
  about: 'row 14: the receiver is down from before the alerts until after them',
  async run({ receiver, passed }) {
    receiver.behave('refuse');
    await passed(0.8);
    receiver.behave('accept');
    return { refused: receiver.refused() };
  },
  judge: (line) => brokenPromises(line) ?? (line['refused'] === 0 ? 'nothing was refused' : null),
};

export const lostReplies: Scenario = {
  name: 'lost-replies',
  about: 'row 15: the receiver takes messages and its replies get lost: repeats carry the same id',
  async run({ receiver, passed }) {
    receiver.behave('lose-reply');
    await passed(0.8);
    receiver.behave('accept');
    return {};
  },
  judge: (line) =>
    brokenPromises(line) ?? (line['deliveriesRepeated'] === 0 ? 'nothing was repeated' : null),
};

/** What a chat group takes a minute; in short the minute has fewer seconds. */
const MOST = 20;

export const alertStorm: Scenario = {
  name: 'alert-storm',
  about: 'row 16: every shop goes down and up again, and the receiver takes 20 messages a minute (short: in 3 s)',
  outageEvery: 1,
  async run({ receiver, terms, passed }) {
    receiver.limit(MOST, terms.short ? 3_000 : 60_000);
    await passed(1);
    return { refused: receiver.refused() };
  },
};
