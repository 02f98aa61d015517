import { CsvError, parse } from 'csv-parse/sync';
import { FileFault, LIMITS } from '../kit/records/table/limits.ts';
import { openSheet, type Sheet } from '../kit/records/table/sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The separator that the first lines hold most of, outside of quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** ="91…" and '91… are how exports keep a spreadsheet from taking a text for a number. */
function unguarded(cell: string): string {
  return (
    /^="(.*)"$/s.exec(cell)?.[1] ??
    (/^'\S/.test(cell) && !cell.endsWith("'") ? cell.slice(1) : cell)
  );
}

/** A CSV file's rows. Quotes that never close, and rows of other lengths, are read as far as they go. */
export function readCsv(text: string): Sheet {
  const { add, sheet } = openSheet();
  const options = {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // A quote that is never closed must not swallow the file.
    max_record_size: LIMITS.columns * LIMITS.cellChars,
    info: true as const,
    to: LIMITS.rows + 1,
  };
  try {
    const records = parse(text, options) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    for (const { record, info } of records) add(info.lines, record.map(unguarded));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileFault('not-this-format', error.code);
  }
  return sheet;
}
