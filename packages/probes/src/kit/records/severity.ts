import type { PenaltySeverity } from '@kaopu/scoring';
import type { PublicRecord } from './record.ts';

/**
 * From here on a fine, or what was taken, is large: 100 000 yuan, from which on a company may ask
 * for a hearing before a market regulator.
 */
const LARGE_FEN = 10_000_000;

const REVOKING = /吊销|责令关闭|撤销(?:登记|许可)/;
const RESTRICTING =
  /停产停业|停业整顿|责令停|暂扣|降低资质|限制(?:开展)?(?:生产|经营|从业)|限制从业|拘留/;
const TAKING = /罚款|没收/;

function severityOfPenalty(record: PublicRecord): PenaltySeverity {
  const text = [...record.categories, record.content].join('\n');
  if (REVOKING.test(text)) return 'revocation';
  const amount = Math.max(record.fineFen ?? 0, record.confiscatedFen ?? 0);
  if (amount >= LARGE_FEN || RESTRICTING.test(text)) return 'large-fine';
  return amount > 0 || TAKING.test(text) ? 'fine' : 'warning';
}

/**
 * What a record weighs (scoring.md §5): penalties by the gravest kind they join; the list of serious
 * violations like a revocation; a debtor who does not obey a court like a large fine; a company that
 * cannot be found or reports nothing like a warning; a lost civil case like a fine, a conviction like
 * a revocation. Null for what takes nothing: licences, cases that were won or cannot be told.
 */
export function severityOf(record: PublicRecord): PenaltySeverity | null {
  switch (record.kind) {
    case 'penalty':
      return severityOfPenalty(record);
    case 'serious':
      return 'revocation';
    case 'dishonest':
      return 'large-fine';
    case 'abnormal':
      return 'warning';
    case 'judgment':
      if (record.adverse !== true) return null;
      return record.criminal ? 'revocation' : 'fine';
    case 'licence':
      return null;
  }
}
