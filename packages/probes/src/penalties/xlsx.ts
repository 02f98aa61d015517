import { Parser } from 'htmlparser2';
import { FileFault, LIMITS } from '../kit/records/table/limits.ts';
import { hasHeader } from '../kit/records/table/layout.ts';
import { openSheet, type Sheet } from '../kit/records/table/sheet.ts';
import { openArchive, type Archive } from './unzip.ts';

interface Handler {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Streams one XML part; entities of its own are never expanded, for no document type is read. */
async function readXml(archive: Archive, part: string, handler: Handler): Promise<boolean> {
  const decoder = new TextDecoder();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open?.(plainName(name), attributes),
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => handler.close?.(plainName(name)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  const found = await archive.read(part, (chunk) =>
    parser.write(decoder.decode(chunk, { stream: true })),
  );
  parser.end();
  return found;
}

/** Without a namespace's prefix. */
function plainName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let isPhonetic = false;
  await readXml(archive, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      inText = name === 't' && !isPhonetic;
    },
    text(text) {
      if (inText && current !== null && current.length < LIMITS.cellChars) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      if (strings.length >= LIMITS.cells) throw new FileFault('too-many-cells', 'shared strings');
      strings.push(current ?? '');
      current = null;
    },
  });
  return strings;
}

/** Which cell styles show a number as a date. */
async function dateStyles(archive: Archive): Promise<ReadonlySet<number>> {
  const custom = new Set<number>();
  const dates = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  await readXml(archive, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = (attributes['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        if (/[ymd]/i.test(code)) custom.add(Number(attributes['numFmtId']));
      }
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const isDate =
          (id >= 14 && id <= 22) || (id >= 27 && id <= 58 && id !== 49) || custom.has(id);
        if (isDate) dates.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dates;
}

/** Column number of a reference like `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const char of reference) {
    const code = char.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
    if (column > 20_000) break;
  }
  return column - 1;
}

const SERIAL_DAY_0 = Date.UTC(1899, 11, 30);
/** Workbooks first made on a Mac count days from 1904. */
const DAYS_TO_1904 = 1462;

async function countsFrom1904(archive: Archive): Promise<boolean> {
  let found = false;
  await readXml(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') found = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    },
  });
  return found;
}

/** A spreadsheet's day number as a date; other numbers as they are, without noise of binary fractions. */
function numberText(raw: string, isDate: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (isDate && value >= 1 && value < 200_000) {
    return new Date(SERIAL_DAY_0 + Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
  }
  return /e|\.\d{10}/i.test(raw) ? String(Number(value.toPrecision(15))) : raw;
}

interface Workbook {
  strings: readonly string[];
  dates: ReadonlySet<number>;
  from1904: boolean;
}

async function readSheet(
  archive: Archive,
  part: string,
  { strings, dates, from1904 }: Workbook,
): Promise<Sheet> {
  const { add, sheet } = openSheet();
  let cells: string[] = [];
  let rowNumber = 0;
  let cell = { column: -1, type: '', isDate: false, value: '' };
  let inValue = false;
  let isPhonetic = false;
  const merged: string[] = [];
  await readXml(archive, part, {
    open(name, attributes) {
      if (name === 'mergeCell' && merged.length < LIMITS.rows) {
        merged.push(attributes['ref'] ?? '');
      } else if (name === 'row') {
        rowNumber = Number(attributes['r'] ?? rowNumber + 1);
        cells = [];
      } else if (name === 'c') {
        const at = attributes['r'];
        const column = at === undefined ? cells.length : columnOf(at);
        if (column < 0 || column >= LIMITS.columns) {
          throw new FileFault('too-many-columns', `row ${rowNumber}`);
        }
        const style = Number(attributes['s'] ?? -1);
        cell = { column, type: attributes['t'] ?? 'n', isDate: dates.has(style), value: '' };
      } else if (name === 'rPh') {
        isPhonetic = true;
      } else if (name === 'v' || name === 't') {
        // Of a formula the value it had when the file was saved; the formula itself is never read.
        inValue = !isPhonetic;
      }
    },
    text(text) {
      if (inValue && cell.value.length < LIMITS.cellChars) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'c') {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = cellText(cell, strings, from1904);
      }
      if (name === 'row') add(rowNumber, cells);
    },
  });
  fillMerged(sheet, merged);
  return sheet;
}

/** Of cells merged downwards only the first holds their text, which is that of every row beside them. */
function fillMerged({ rows }: Sheet, merged: readonly string[]): void {
  const byNumber = new Map(rows.map((row) => [row.number, row.cells]));
  let left: number = LIMITS.cells;
  for (const reference of merged) {
    const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference);
    if (match === null) continue;
    const [column, first, last] = [columnOf(match[1] ?? ''), Number(match[2]), Number(match[3])];
    const text = byNumber.get(first)?.[column] ?? '';
    for (let number = first + 1; text !== '' && number <= last && left > 0; number += 1) {
      left -= 1;
      const cells = byNumber.get(number);
      if (cells === undefined || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
  }
}

function cellText(
  { type, value, isDate }: { type: string; value: string; isDate: boolean },
  strings: readonly string[],
  from1904: boolean,
): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type !== 'n') return value;
  return numberText(isDate && from1904 ? String(Number(value) + DAYS_TO_1904) : value, isDate);
}

const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/;

/** Of a workbook's sheets that have a header we know the one with the most rows, else the largest. Old binary workbooks and other archives are refused. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new FileFault('encrypted', 'an old .xls workbook, or one with a password');
  }
  const archive = await openArchive(bytes);
  try {
    const parts = archive.names.filter((name) => SHEET_PART.test(name)).slice(0, 50);
    if (parts.length === 0) throw new FileFault('not-this-format', 'no worksheet inside');
    const workbook: Workbook = {
      strings: await sharedStrings(archive),
      dates: await dateStyles(archive),
      from1904: await countsFrom1904(archive),
    };
    let best: Sheet = { rows: [] };
    for (const part of parts) {
      const sheet = await readSheet(archive, part, workbook);
      const [knows, knew] = [hasHeader(sheet), hasHeader(best)];
      if (knows === knew ? sheet.rows.length > best.rows.length : knows) best = sheet;
    }
    return best;
  } finally {
    archive.close();
  }
}
