import type { Shape } from '../types.ts';
import type { wording as zh } from '../zh/wording.ts';

export const wording: Shape<typeof zh> = {
  title: 'Wording',
  none: 'The newest look met no wording to mind.',
  found: (n: string) => `${n} wordings to mind`,
  pages: (n: string) => `${n} pages read`,
  failed: (n: string) => `${n} pages not verified`,
  severity: { severe: 'severe', plain: 'wrong', mild: 'doubtful', info: 'to know' },
  category: {
    false_perpetual: 'false promise',
    prohibited_goods: 'forbidden goods',
    doubtful_source: 'doubtful source',
    absolute_terms: 'absolute terms',
    authorization_claim: 'claim of authorization',
    agency_recruiting: 'recruiting agents',
    hidden_fee: 'extra fees',
    service_claim: 'promise of service',
  },
  ambiguous: 'ambiguous',
  where: { title: 'title', description: 'description', page: 'page' },
  places: (n: string) => `in ${n} places`,
  hook: (text: string) => `May touch ${text}`,
  evidence: 'Evidence',
  dismiss: 'Dismiss',
  dismissTitle: (term: string) => `Dismiss “${term}”`,
  dismissHelp:
    'A dismissed hit counts no more, stays to be seen, and can be restored. Earlier looks are corrected too.',
  reason: 'Reason',
  cancel: 'Cancel',
  dismissed: (reason: string) => `Dismissed: ${reason}`,
  restore: 'Count it again',
  gone: 'Dismissed, and not met lately',
};
