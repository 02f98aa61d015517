import type { Shape } from '../types.ts';
import type { pageLooks as zh } from '../zh/page-looks.ts';

export const pageLooks: Shape<typeof zh> = {
  wording: (hits: string, pages: string) => `${hits} wordings to mind · ${pages} pages read`,
  failed: (n: string) => `${n} pages not verified`,
  state: { present: 'there', absent: 'missing', unknown: 'not verified', none: 'not given' },
  licence: (state: string) => `Licence: ${state}`,
  filing: (number: string) => `Filing: ${number}`,
  policies: (n: string) => `Policies ${n}/3`,
  orderQuery: (state: string) => `Order query: ${state}`,
  dockingApi: (state: string) => `Docking API: ${state}`,
  domainEnds: (day: string) => `Domain ends ${day}`,
  domainUnknown: 'End of the domain not verified',
  listed: (brand: string) => `${brand}: on the partner list`,
  notListed: (brand: string) => `${brand}: not on the partner list`,
  ended: (brand: string) => `${brand}: the list says it is over`,
  answer: {
    operator: 'the number is the operator’s',
    'other-grantee': 'the number is another firm’s',
    'no-such-number': 'no such number',
  },
  letter: (state: string) => `Page of the letter: ${state}`,
  problem: {
    grantee: 'made out to another firm',
    term: 'not within its term',
    scope: 'does not cover the goods',
    channel: 'does not cover this site',
    chain: 'chain of grants is broken',
  },
  consistent: 'what was typed is consistent',
  daysLeft: (n: string) => `${n} days left`,
  elsewhere: (names: string) => `number or file also shown by: ${names}`,
};
