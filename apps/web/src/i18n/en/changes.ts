import type { Shape } from '../types.ts';
import type { changes as zh } from '../zh/changes.ts';

export const changes = {
  'price-changed': 'Price changed',
  'sold-out': 'Sold out',
  restocked: 'Restocked',
  'product-state-changed': 'Product state changed',
  'shop-state-changed': 'Shop state changed',
  'became-unreachable': 'Became unreachable',
  'became-reachable': 'Reachable again',
  'record-published': 'New public record',
  'record-changed': 'Public record changed',
  'publication-ended': 'Publication ended',
  'authorisation-term': 'Term of brand authorization',
  'domain-term': 'Term of the domain',
  'certificate-term': 'Term of the TLS certificate',
  degraded: 'Degraded',
  recovered: 'Recovered',
  valid: 'valid',
  'within-30-days': 'ends within 30 days',
  'within-14-days': 'ends within 14 days',
  'within-7-days': 'ends within 7 days',
  'within-3-days': 'ends within 3 days',
  over: 'over',
} satisfies Shape<typeof zh>;
