import type { Shape } from '../types.ts';
import type { setup as zh } from '../zh/setup.ts';

export const setup: Shape<typeof zh> = {
  title: 'Get started',
  lead: 'Three steps. Leave whenever you like and go on later.',
  register: '1. Add the first platform',
  registered: (name) => `Added: ${name}.`,
  another: 'Add another',
  read: '2. See readings and score',
  readText:
    'The first look comes at once; seconds later its page has readings. A score takes some looks to be sure of: until then it says “not enough data”, and every point lost can be opened.',
  open: (name) => `Open ${name}`,
  notify: '3. Be told when something goes wrong',
  notifyText:
    'In a chat group, by e-mail or on a phone; a test message can be sent once it is added. You can do without: alerts are always under Today and Alerts.',
  channels: (n) => `Channels so far: ${n}`,
  addChannel: 'Add a channel',
  rest: 'Language, looks, keyboard and export:',
  settings: 'Settings',
};
