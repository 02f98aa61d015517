import type { trail as zh } from '../zh/trail.ts';
import type { Shape } from '../types.ts';

export const trail = {
  title: 'Who was told',
  empty: 'No channel was told. Add one in Settings.',
  channel: 'Channel',
  reason: 'Reason',
  result: 'Result',
  tries: 'Tries',
  when: 'Time',
  reasons: {
    first: 'First',
    worse: 'Worse',
    added: 'More changes',
    recovered: 'Recovered',
    flapping: 'Began to flap',
    'flapping-ended': 'Flaps no more',
    repeated: 'Reminder',
    escalated: 'Escalated',
    test: 'Test',
  },
  delivery: { pending: 'Waiting to be sent', sent: 'Delivered', failed: 'Not delivered' },
  nextTry: 'Next try',
  http: (code: string) => `HTTP ${code}`,
  because: (what: string, why: string) => `${what}: ${why}`,
  statuses: {
    '401': 'it does not accept this address or secret',
    '403': 'it refuses the message',
    '404': 'it has no such address',
    '410': 'it wants no more messages',
    '429': 'it finds us too frequent',
    redirect: 'it redirects, and we do not follow',
    refused: 'it does not accept this message',
    server: 'its server failed',
  },
} satisfies Shape<typeof zh>;
