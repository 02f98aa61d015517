import type { Sending } from '../kit/types.ts';

/** A pair of P-256 for tests: the sender's of RFC 8291 §5. */
export const PUSH_KEYS = {
  publicKey:
    'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  subject: 'mailto:operator@kaopu.example',
};

export const NOW = Date.parse('2026-11-23T08:00:00Z');

export const SENDING: Sending = {
  now: NOW,
  random: (bytes) => new Uint8Array(bytes).fill(7),
  token: 'token-of-the-app',
  pushKeys: PUSH_KEYS,
};

/** A message as the database keeps it, about a shop that calls itself what it likes. */
export function messageOf(words: string, fields: object = {}) {
  return {
    type: 'alert.opened',
    timestamp: new Date(NOW).toISOString(),
    data: {
      alertId: null,
      reason: 'first',
      platform: { id: 'p', name: '云端数卡', siteUrl: 'https://shop.example/' },
      dimension: 'price',
      severity: 'warning',
      changes: [],
      text: { zh: words, en: words },
      ...fields,
    },
  };
}
