import type { Shape } from '../types.ts';
import type { settings as zh } from '../zh/settings.ts';

export const settings: Shape<typeof zh> = {
  title: 'Settings',
  places: 'Where to set what',
  place: {
    channels: 'Channels: to a chat group, e-mail or phone, with a test',
    rules: 'Alert rules: what is an alert',
    routes: 'Routes: which alert goes where, and when not to disturb',
    silences: 'Silences',
    reports: 'Daily and weekly reports',
    probes: 'Probes: what each look saw, and when the next comes',
    vantages: 'Vantages: look from other networks too',
    setup: 'From the start: first platform, readings, notices',
    register: 'Add a platform',
    imports: 'Import penalties, registers, judgments and other public records',
    weights: 'Change the weights',
    method: 'Method',
    trust: 'Method and disclosure: compute it again yourself',
  },
  channels: {
    title: 'Test channels',
    all: 'All channels',
    none: 'There is no channel yet. Once there is one, it is tested here.',
  },
  looks: 'Language and looks',
  language: 'Language',
  keys: {
    title: 'Keyboard',
    on: 'Use single keys',
    writing: 'While you type or compose, these keys do nothing.',
    does: {
      search: 'Go to the search',
      help: 'Show the keys',
      down: 'Next row',
      up: 'Previous row',
      open: 'Open',
      tick: 'Tick, to compare',
      compare: 'Compare what is ticked',
      close: 'Close a dialog',
    },
  },
  zone: {
    title: 'Time zone',
    why: 'All times are Beijing times, and that cannot be changed: platforms, their staff and penalty records go by it. Days begin at midnight in Beijing, weeks on Monday. On another phone or abroad, the same event still has the same time.',
    same: 'This device goes by Beijing time too.',
    differs: 'This device goes by another zone, so every time says that it is Beijing time.',
  },
  data: {
    title: 'Export and delete data',
    scores: 'All scores, and the inputs they were made from:',
    json: 'Download JSON',
    csv: 'Download CSV',
    evidence: 'Evidence on one platform: as a pack from its page, with hashes and an index.',
    remove:
      'Deleting: a platform is removed on its page; an entry that was wrong counts no more once taken back, but stays, so that corrections can be traced.',
    choose: 'Choose a platform',
  },
  forget: {
    title: 'This device',
    lead: 'Drafts, entries not sent yet, originals of photos, your name and the choices above lie in this browser only.',
    forget: 'Clear the data on this device',
    ask: 'Clear the data on this device?',
    lost: 'Entries not sent and originals are lost for good. What was sent stays.',
  },
};
