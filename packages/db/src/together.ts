import { AsyncLocalStorage } from 'node:async_hooks';

/** A select, as it is handed to the database. */
export interface Select {
  sql: string;
  values: unknown[];
}

interface Asked extends Select {
  answer: { resolve: (rows: object[]) => void; reject: (error: unknown) => void };
}

/** What some work asks for; what is asked while an answer is awaited waits for the next statement. */
interface Gathering {
  waiting: Asked[];
  isUnderWay: boolean;
}

/** Runs several selects as one; gives the rows of each. */
type Ask = (selects: readonly Select[]) => Promise<object[][]>;

const current = new AsyncLocalStorage<Gathering>();

/**
 * Whatever the work asks for at the same time goes to the database as one statement, and what it asks
 * after that as the next one. For work that only reads.
 */
export function together<Result>(work: () => Promise<Result>): Promise<Result> {
  if (current.getStore() !== undefined) return work();
  return current.run({ waiting: [], isUnderWay: false }, work);
}

/** A select's rows, asked together with others; null where nothing is gathered. */
export function gathered(select: Select, ask: Ask): Promise<object[]> | null {
  const gathering = current.getStore();
  if (gathering === undefined) return null;
  const { promise, resolve, reject } = Promise.withResolvers<object[]>();
  gathering.waiting.push({ ...select, answer: { resolve, reject } });
  if (!gathering.isUnderWay) {
    gathering.isUnderWay = true;
    setImmediate(() => void askAll(gathering, ask));
  }
  return promise;
}

async function askAll(gathering: Gathering, ask: Ask): Promise<void> {
  const asked = gathering.waiting.splice(0);
  try {
    const found = await ask(asked);
    for (const [i, { answer }] of asked.entries()) answer.resolve(found[i] ?? []);
  } catch (error) {
    for (const { answer } of asked) answer.reject(error);
  }
  // Whoever has his answer may ask on at once.
  setImmediate(() => {
    gathering.isUnderWay = gathering.waiting.length > 0;
    if (gathering.isUnderWay) void askAll(gathering, ask);
  });
}

const place = (i: number) => `"#${i}"`;

/** The selects side by side: their nth rows are one row, behind its number in each that has so many. */
export function sideBySide(selects: readonly Select[]): Select {
  const values: unknown[] = [];
  const parts = selects.map(({ sql, values: own }, i) => {
    const shifted = sql.replaceAll(/\$(\d+)/g, (_, n) => `$${Number(n) + values.length}`);
    values.push(...own);
    return `(SELECT row_number() OVER () AS ${place(i)}, q.* FROM (${shifted}) q) AS s${i}`;
  });
  const joined = parts.map((part, i) => {
    if (i === 0) return part;
    const before = parts.slice(0, i).map((_, j) => `s${j}.${place(j)}`);
    return `FULL JOIN ${part} ON s${i}.${place(i)} = coalesce(${before.join(', ')})`;
  });
  return { sql: `SELECT * FROM ${joined.join('\n')}`, values };
}

/** The rows of each select again, in their order. */
export function apart(
  count: number,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): object[][] {
  return Array.from({ length: count }, (_, i) => {
    const from = columns.indexOf(`#${i}`);
    const until = i === count - 1 ? columns.length : columns.indexOf(`#${i + 1}`);
    const names = columns.slice(from + 1, until);
    return rows
      .filter((row) => row[from] !== null)
      .sort((a, b) => Number(a[from]) - Number(b[from]))
      .map((row) => Object.fromEntries(names.map((name, at) => [name, row[from + 1 + at]])));
  });
}
