import type { channels as zh } from '../zh/channels.ts';
import type { Shape } from '../types.ts';

export const channels = {
  title: 'Settings',
  lead: 'Where alerts are sent.',
  list: 'Notification channels',
  empty: 'No channel yet. Alerts are only shown here.',
  add: 'Add a webhook',
  name: 'Name',
  nameHint: 'For example: operations group bot',
  url: 'Webhook address',
  urlHint: 'Receives signed JSON (Standard Webhooks).',
  secret: 'Signing secret',
  secretHint: 'Leave empty to have one made.',
  create: 'Add',
  creating: 'Adding…',
  secretTitle: 'Signing secret, shown only once',
  secretText:
    'Copy it now: it proves that a message really comes from here. It cannot be seen again.',
  copy: 'Copy',
  copied: 'Copied',
  done: 'I have saved it',
  test: 'Send a test',
  tested: 'Test message queued; please look at the receiver.',
  remove: 'Delete',
  removeAsk: (name: string) => `Delete channel “${name}”? Later alerts will not go there.`,
  added: 'Added',
  places: 'More settings',
  vantages: 'Vantage points: look from other networks as well',
  reports: 'Daily and weekly reports: movers, risks, what ends',
  shortcut: 'Keyboard: press / to search.',
} satisfies Shape<typeof zh>;
