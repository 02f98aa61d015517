import { unknown } from '../kit/fault.ts';
import { atPath, isRecord, parseJson, scalarText } from '../kit/json.ts';
import { lookAt } from '../kit/look.ts';
import type { ProbeContext, UnknownCause } from '../kit/types.ts';
import type { Config } from './schema.ts';

/** All rows a source has, or why they did not all come. */
export type Rows =
  | { kind: 'rows'; rows: Record<string, unknown>[] }
  | { kind: 'unknown'; cause: UnknownCause; detail: string };

const MOST_ROWS = 5_000;

function urlOf(config: Config, page: number): string {
  const values: Record<string, string> = {
    uscc: config.uscc,
    name: config.legalName,
    page: String(page),
    rows: String(config.rows),
  };
  // The braces may have been encoded when the address was checked.
  const filled = config.url.replace(
    /(?:\{|%7B)(uscc|name|page|rows)(?:\}|%7D)/gi,
    (_, word: string) => encodeURIComponent(values[word.toLowerCase()] ?? ''),
  );
  const url = new URL(filled);
  if (config.keyIn === 'query' && config.key !== '')
    url.searchParams.set(config.keyName, config.key);
  return url.href;
}

interface PageOfRows {
  rows: Record<string, unknown>[];
  total: number | null;
}

type Read = { kind: 'page'; page: PageOfRows } | Extract<Rows, { kind: 'unknown' }>;

/** The mark of success, as far as one is asked for. */
function isSuccess(body: unknown, { okPath, okValue }: Config): boolean {
  return okPath === '' || scalarOf(atPath(body, okPath)) === okValue;
}

function scalarOf(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : scalarText(value);
}

function totalOf(body: unknown, { totalPath }: Config): number | null {
  const text = totalPath === '' ? '' : scalarText(atPath(body, totalPath));
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function readBody(text: string, config: Config): Read {
  const body = parseJson(text);
  if (body === undefined) return unknown('unparseable', 'the answer is no JSON');
  if (!isSuccess(body, config)) {
    const said = isRecord(body) ? scalarText(body['msg'] ?? body['message']).slice(0, 200) : '';
    return unknown('blocked', `the interface refuses: ${said}`);
  }
  const list = atPath(body, config.listPath);
  const total = totalOf(body, config);
  if (!Array.isArray(list)) {
    // Some say nothing instead of an empty list, and say so by the total.
    if (total === 0) return { kind: 'page', page: { rows: [], total } };
    return unknown('unparseable', `no list at ${config.listPath}`);
  }
  if (!list.every(isRecord)) return unknown('unparseable', `no objects at ${config.listPath}`);
  if (list.length === 0 && total !== 0 && config.okPath === '') {
    return unknown('unparseable', 'an empty list, and nothing that says it is the answer');
  }
  return { kind: 'page', page: { rows: list, total } };
}

async function ask(config: Config, page: number, context: ProbeContext): Promise<Read> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (config.keyIn === 'header' && config.key !== '') headers[config.keyName] = config.key;
  const asMember = config.key !== '';
  const look = await lookAt(context, urlOf(config, page), { headers, asMember });
  if (look.kind === 'failed') return unknown(look.cause, look.detail);
  const { status, text } = look.page;
  if (status === 429) return unknown('blocked', 'HTTP 429: asked too often');
  if (status === 401 || status === 403)
    return unknown('blocked', `HTTP ${status}: the key is refused`);
  if (status !== 200) return unknown('unreachable', `HTTP ${status}`);
  if (text.trim() === '') return unknown('unparseable', 'an empty answer');
  return readBody(text, config);
}

/** Asks page after page until all rows are there. Anything less than all is not known. */
export async function allRows(config: Config, context: ProbeContext): Promise<Rows> {
  const rows: Record<string, unknown>[] = [];
  for (let i = 0; i < config.mostPages; i += 1) {
    const read = await ask(config, config.firstPage + i, context);
    if (read.kind === 'unknown') return read;
    const { page } = read;
    rows.push(...page.rows.slice(0, MOST_ROWS));
    const isAll = page.total === null ? page.rows.length < config.rows : rows.length >= page.total;
    if (isAll) return { kind: 'rows', rows };
    if (page.rows.length === 0) {
      return unknown('unparseable', `${rows.length} of ${page.total ?? '?'} records came`);
    }
    // An interface without pages gives everything at once.
    if (!/\{page\}|%7Bpage%7D/i.test(config.url)) {
      if (page.total === null) return { kind: 'rows', rows };
      break;
    }
  }
  return unknown('too-large', `${rows.length} records came, and there are more`);
}
