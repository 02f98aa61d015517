/** One figure of one benchmark, beside what it has to reach. */
export interface Row {
  /** Starts with the benchmark's number. */
  id: string;
  figure: number;
  /** In words, e.g. `>=0.8`. */
  must: string;
  pass: boolean;
  /** Physical limit or published figure. */
  limit: string;
  /** The same measurement with the usual method. */
  baseline: string;
  note: string;
}

interface Measured {
  id: string;
  figure: number;
  atLeast?: number;
  atMost?: number;
  limit?: string;
  baseline?: string;
  note?: string;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Without any bound a row is reported only, and passes. */
export function row(measured: Measured): Row {
  const { id, figure, atLeast, atMost, limit = '–', baseline = '–', note = '' } = measured;
  const bounds = [
    ...(atLeast === undefined ? [] : [`>=${shown(atLeast)}`]),
    ...(atMost === undefined ? [] : [`<=${shown(atMost)}`]),
  ];
  const pass =
    Number.isFinite(figure) && figure >= (atLeast ?? -Infinity) && figure <= (atMost ?? Infinity);
  return { id, figure, must: bounds.join(' ') || 'reported', pass, limit, baseline, note };
}

const COLUMNS = ['', 'figure', 'must', 'limit or published', 'baseline, same data', '', ''];

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ id, figure, must, limit, baseline, pass, note }) => {
    const verdict = must === 'reported' ? '' : pass ? 'pass' : 'FAIL';
    return [id, shown(figure), must, limit, baseline, verdict, note];
  });
  const widths = COLUMNS.map((title, i) =>
    Math.max(title.length, ...cells.map((line) => line[i]?.length ?? 0)),
  );
  return [COLUMNS, ...cells]
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The last line of a run, for machines. */
export function summary(bench: string, rows: readonly Row[]): string {
  return JSON.stringify({
    bench,
    rows: rows.map(({ id, figure, must, pass, limit, baseline, note }) => {
      const rounded = Number(figure.toPrecision(6));
      return { id, figure: rounded, must, pass, limit, baseline, note };
    }),
  });
}
