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
  degraded: 'Degraded',
  recovered: 'Recovered',
} satisfies Shape<typeof zh>;
