import type { shell as zh } from '../zh/shell.ts';
import type { Shape } from '../types.ts';

export const shell = {
  brand: 'Kaopu',
  tagline: 'Independent watch on membership-card wholesalers',
  skip: 'Skip to content',
  nav: {
    label: 'Main',
    today: 'Today',
    platforms: 'Platforms',
    compare: 'Compare',
    alerts: 'Alerts',
    register: 'Add',
    method: 'Method',
    channels: 'Settings',
  },
  openAlerts: (n: number) => `${n} open`,
  profile: {
    label: 'Score for',
    small: 'Small shop · <100 cards/month',
    medium: 'Medium · 100–1,000/month',
    channel: 'Large channel · >1,000/month',
    community: 'Community seller',
  },
  profileShort: {
    small: 'Small shop',
    medium: 'Medium',
    channel: 'Large channel',
    community: 'Community',
  },
  theme: { label: 'Appearance', auto: 'Match system', light: 'Light', dark: 'Dark' },
  languageLabel: '中文 · 切换到中文',
  unreachable: 'The Kaopu service does not answer; what you see may be out of date',
  state: {
    loading: 'Loading…',
    failed: 'Could not load',
    retry: 'Try again',
    offline: 'The service does not answer. Please check that it is running.',
    malformed: 'The service gave an unreadable answer; it may be upgrading.',
    newVersion: 'There is a new version of this page. Reload to continue.',
    reload: 'Reload',
  },
  notFound: {
    title: 'No such page',
    text: 'The address may be mistyped, or the content was deleted.',
    back: 'Back to the platforms',
  },
  trust: 'Method and disclosure',
  footer:
    'All times are Beijing time. Public pages only: no login, no orders, within polite rate limits.',
  beijing: (clock: string) => `${clock} Beijing`,
  table: 'Show as a table',
  newTab: '(opens in a new tab)',
  cancel: 'Cancel',
  save: 'Save',
  optional: 'optional',
} satisfies Shape<typeof zh>;
