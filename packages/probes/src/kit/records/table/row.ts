import { readUscc } from '@kaopu/contracts/uscc';
import { amountsInText, bareFen, readAmount, type AmountUnit } from '../amount.ts';
import { looksLikePerson, namesIn } from '../names.ts';
import { PublicRecord, type RecordKind } from '../record.ts';
import { scrub } from '../scrub.ts';
import { readCategories, readDay, type Cells } from './cells.ts';
import { readJudgment } from './judgment.ts';

export const ROW_ERRORS = [
  'no-name',
  'no-date',
  'date-in-future',
  'amount-unreadable',
  'too-long',
] as const;
export type RowError = (typeof ROW_ERRORS)[number];

export const ROW_NOTES = [
  'unit-unknown',
  'uscc-invalid',
  'uscc-masked',
  'uscc-odd',
  'case-unclear',
] as const;
export type RowNote = (typeof ROW_NOTES)[number];

export type RowReading =
  | { kind: 'record'; record: PublicRecord; notes: RowNote[] }
  | { kind: 'person'; presumed: boolean }
  | { kind: 'withdrawn' }
  | { kind: 'error'; error: RowError };

export interface RowRules {
  kind: RecordKind;
  /** Today in Beijing: a decision cannot lie beyond it. */
  today: string;
  /** Of a column of bare amounts; null while nobody said. */
  unitOf(column: number): AmountUnit | null;
}

const PERSON = /自然人|个人|公民/;
const COMPANY = /法人|组织|机构|企业|单位|公司/;

/** A person by what the file says, or, where it does not, by what the name looks like. */
function personIn(cells: Cells, name: string, hasUscc: boolean): { presumed: boolean } | null {
  const type = cells.one('partyType');
  if (PERSON.test(type) && !/个体/.test(type)) return { presumed: false };
  if (hasUscc || COMPANY.test(type)) return null;
  return looksLikePerson(name) ? { presumed: true } : null;
}

type Amount = { fen: number | null; note: RowNote[] } | 'unreadable';

function amountOf(
  cells: Cells,
  field: 'fine' | 'confiscated',
  fromText: number | null,
  rules: RowRules,
): Amount {
  const cell = cells.amount(field);
  if (cell === null) return { fen: fromText, note: [] };
  const amount = readAmount(cell.text);
  if (amount.kind === 'none') return { fen: fromText, note: [] };
  if (amount.kind === 'fen') return { fen: amount.fen, note: [] };
  if (amount.kind === 'unreadable')
    return fromText === null ? 'unreadable' : { fen: fromText, note: [] };
  if (Number(amount.decimal.replaceAll(',', '')) === 0) return { fen: fromText ?? 0, note: [] };
  const unit = rules.unitOf(cell.column);
  // Without a unit only what the decision's own words say is certain.
  if (unit === null) return { fen: fromText, note: fromText === null ? ['unit-unknown'] : [] };
  return { fen: bareFen(amount.decimal, unit), note: [] };
}

/** One row of a file of one kind, as a record without anything personal, or why it gives none. */
export function readRow(cells: Cells, name: string, rules: RowRules): RowReading {
  const { kind } = rules;
  if (name === '') return { kind: 'error', error: 'no-name' };
  const code = cells.one('uscc');
  const uscc = code === '' ? null : readUscc(code);
  const person = personIn(cells, name, uscc?.kind === 'valid');
  if (person !== null) return { kind: 'person', ...person };
  if (/撤销|^1$/.test(cells.one('state')) && kind !== 'licence') return { kind: 'withdrawn' };

  const decidedOn = readDay(cells.one('decidedOn')) ?? readDay(cells.one('publishedOn'));
  if (decidedOn === null) return { kind: 'error', error: 'no-date' };
  if (decidedOn > rules.today) return { kind: 'error', error: 'date-in-future' };

  const content = scrub(
    [...cells.all('content'), ...cells.all('revoked'), ...cells.all('result')].join('\n'),
  );
  const inText = amountsInText(content);
  const fine = amountOf(cells, 'fine', inText.fine, rules);
  const taken = amountOf(cells, 'confiscated', inText.taken, rules);
  if (fine === 'unreadable' || taken === 'unreadable')
    return { kind: 'error', error: 'amount-unreadable' };

  const judged =
    kind === 'judgment' ? readJudgment(cells, name) : { adverse: null, criminal: false };
  const record = PublicRecord.safeParse({
    kind,
    no: cells.one('no'),
    name,
    names: namesIn(name),
    uscc: uscc?.kind === 'valid' ? uscc.code : null,
    authority: cells.one('authority'),
    about: scrub(cells.one('about')).slice(0, 1000),
    categories: kind === 'penalty' ? readCategories(cells.all('categories')) : [],
    content: content.slice(0, 4000),
    fineFen: fine.fen,
    confiscatedFen: taken.fen,
    decidedOn,
    publishedUntil: readDay(cells.one('publishedUntil')),
    removedOn: readDay(cells.one('removedOn')),
    ...judged,
  });
  if (!record.success) return { kind: 'error', error: 'too-long' };
  const notes: RowNote[] = [...fine.note, ...taken.note];
  if (uscc?.kind === 'masked') notes.push('uscc-masked');
  if (uscc?.kind === 'invalid') notes.push('uscc-invalid');
  if (uscc?.kind === 'valid' && !uscc.orgFits) notes.push('uscc-odd');
  if (kind === 'judgment' && judged.adverse === null) notes.push('case-unclear');
  return { kind: 'record', record: record.data, notes };
}
