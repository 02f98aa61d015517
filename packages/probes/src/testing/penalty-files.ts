import { ZipFile } from 'yazl';

export { emptyReport } from '../kit/records/table/report.ts';

/** One row by header. */
export type FileRow = Record<string, string>;

const KINDS = ['警告', '罚款', '罚款、没收违法所得', '吊销许可证件', '责令停产停业；罚款'] as const;

/** Made-up codes whose check character is right are not needed here: names match. */
export function penaltyRow(n: number, more: FileRow = {}): FileRow {
  const amount = (n % 50) / 10;
  return {
    CF_XDR_MC: `测试第${n}号网络科技有限公司`,
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: '',
    CF_FRDB: `张${n}`,
    CF_FR_ZJHM: '11010519491231002X',
    CF_WSH: `深市监罚〔2026〕${n}号`,
    CF_WFXW: '发布虚假广告',
    CF_SY: '当事人在其网站发布含有虚假内容的广告，误导消费者。',
    CF_YJ: '《中华人民共和国广告法》第五十五条',
    CF_CFLB: KINDS[n % KINDS.length] ?? '警告',
    CF_NR: `处以罚款${amount * 10000}元`,
    'CF_NR_FK（万元）': String(amount),
    CF_JDRQ: `2026-0${(n % 9) + 1}-1${n % 10}`,
    CF_GSJZQ: '2027-12-31',
    CF_CFJG: '深圳市市场监督管理局',
    ...more,
  };
}

export function penaltyRows(count: number): FileRow[] {
  return Array.from({ length: count }, (_, n) => penaltyRow(n));
}

function headersOf(rows: readonly FileRow[]): string[] {
  return [...new Set(rows.flatMap(Object.keys))];
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(rows: readonly FileRow[]): string {
  const headers = headersOf(rows);
  const lines = rows.map((row) => headers.map((header) => quoted(row[header] ?? '')).join(','));
  return `${headers.map(quoted).join(',')}\n${lines.join('\n')}\n`;
}

export function jsonOf(rows: readonly FileRow[]): string {
  return JSON.stringify({ code: 0, data: { total: rows.length, rows } });
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

/** A workbook of these parts, zipped as spreadsheets are. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2026-01-01T00:00:00Z') });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Rows of cells as a worksheet; numbers stay numbers, texts are shared strings as real files have them. */
export function worksheetOf(rows: readonly (readonly string[])[]): Record<string, string> {
  const strings = new Map<string, number>();
  const cellXml = (text: string, row: number, column: number) => {
    if (text === '') return '';
    const at = `${columnName(column)}${row + 1}`;
    if (/^\d+(?:\.\d+)?$/.test(text) && text.length < 12) return `<c r="${at}"><v>${text}</v></c>`;
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  };
  const body = rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((text, c) => cellXml(text, r, c)).join('')}</row>`,
    )
    .join('');
  const shared = [...strings.keys()].map((text) => `<si><t>${xmlText(text)}</t></si>`).join('');
  return {
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${body}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst>${shared}</sst>`,
  };
}

export function xlsxOf(rows: readonly FileRow[]): Promise<Buffer> {
  const headers = headersOf(rows);
  return zipOf(
    worksheetOf([headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]),
  );
}

let gbkBytes: Map<string, [number, number]> | undefined;

/** Two-byte GBK, by asking the decoder what each pair stands for. */
export function gbk(text: string): Uint8Array {
  if (gbkBytes === undefined) {
    gbkBytes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead < 0xff; lead += 1) {
      for (let trail = 0x40; trail < 0xff; trail += 1) {
        const char = decoder.decode(new Uint8Array([lead, trail]));
        if (char.length === 1 && !gbkBytes.has(char)) gbkBytes.set(char, [lead, trail]);
      }
    }
  }
  const table = gbkBytes;
  return new Uint8Array(
    Array.from(text).flatMap((char) =>
      char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (table.get(char) ?? [0x3f]),
    ),
  );
}
