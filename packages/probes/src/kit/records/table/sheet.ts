import { FileFault, LIMITS } from './limits.ts';

/** A table as read: every cell as text, rows with their number in the file (from 1). */
export interface Sheet {
  rows: SheetRow[];
}

export interface SheetRow {
  number: number;
  cells: string[];
}

/** Collects rows within the limits; blank rows are left out. */
export function openSheet(): { add(number: number, cells: string[]): void; sheet: Sheet } {
  const sheet: Sheet = { rows: [] };
  let cellCount = 0;
  return {
    sheet,
    add(number, cells) {
      if (cells.length > LIMITS.columns) {
        throw new FileFault('too-many-columns', `row ${number}: ${cells.length} columns`);
      }
      cellCount += cells.length;
      if (cellCount > LIMITS.cells) throw new FileFault('too-many-cells', `row ${number}`);
      const texts = cells.map((cell) => cell.slice(0, LIMITS.cellChars).trim());
      if (texts.every((text) => text === '')) return;
      if (sheet.rows.length >= LIMITS.rows) throw new FileFault('too-many-rows', `row ${number}`);
      sheet.rows.push({ number, cells: texts });
    },
  };
}
