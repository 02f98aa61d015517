import type { PublicRecord } from './record.ts';
import { quickMark } from './mark.ts';
import { nameKey } from './names.ts';

/** A number compared across sources: brackets, spaces and width made uniform. */
export function numberKey(no: string): string {
  return nameKey(no).replace(/^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/, '$1');
}

/**
 * What makes a record the same one when it is met again: its number with the organ and the party,
 * for one decision may concern several. Without a number, what else is fixed about it.
 */
export function naturalKey(record: PublicRecord): string {
  const { kind, no, authority, names, decidedOn, about, fineFen } = record;
  const party = names[0] ?? '';
  const own =
    no === '' ? [decidedOn, nameKey(about).slice(0, 200), String(fineFen ?? '')] : [numberKey(no)];
  return [kind, party, nameKey(authority), ...own].join('|');
}

/** What counts as the record having changed. */
export function contentMark(record: PublicRecord): string {
  const { categories, about, content, fineFen, confiscatedFen, decidedOn } = record;
  const { publishedUntil, removedOn, adverse, criminal } = record;
  return quickMark(
    JSON.stringify([
      [...categories].sort(),
      nameKey(about),
      nameKey(content),
      fineFen,
      confiscatedFen,
      decidedOn,
      publishedUntil,
      removedOn,
      adverse,
      criminal,
    ]),
  );
}

/**
 * What a record is counted by: its number as it is usually printed, courts with round brackets and
 * authorities with square ones, so that one record in two spellings is not two.
 */
export function countedNo(record: PublicRecord): string {
  if (record.no === '') return citedNo(record);
  const isOfCourts = record.kind === 'judgment' || record.kind === 'dishonest';
  const [open, close] = isOfCourts ? (['（', '）'] as const) : (['〔', '〕'] as const);
  const no = numberKey(record.no).replaceAll('(', open).replaceAll(')', close);
  return no === '' ? citedNo(record) : no.slice(0, 120);
}

/** What the record is called where it is cited: its number, else the day and what it was about. */
export function citedNo(record: PublicRecord): string {
  if (record.no !== '') return record.no.slice(0, 120);
  const mark = quickMark(naturalKey(record)).slice(0, 6);
  return `${record.decidedOn} ${record.about.slice(0, 40)} #${mark}`.replace(/ {2,}/g, ' ');
}

/** The record and its content in one line, for lists that are compared: `no#mark`. */
export function recordMark(record: PublicRecord): string {
  return `${citedNo(record)}#${contentMark(record)}`;
}
