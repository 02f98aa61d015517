import { describe, expect, it } from 'vitest';
import { csvOf, penaltyRows, worksheetOf, xlsxOf, zipOf } from '../testing/penalty-files.ts';
import { readFileAside, TooHard } from './aside.ts';
import { readFile } from './file.ts';
import { LIMITS } from '../kit/records/table/limits.ts';
import type { ReadOptions } from '../kit/records/table/read.ts';

const OPTIONS: ReadOptions = { kind: null, unit: null, today: '2026-11-28' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sheet = (body: string) => ({
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData></worksheet>`,
});

async function faultOf(file: string | Uint8Array) {
  const reading = await readFile(typeof file === 'string' ? bytesOf(file) : file, OPTIONS);
  return reading.kind === 'fault' ? reading.code : reading.kind;
}

describe('files that are none', () => {
  it.each([
    ['', 'empty'],
    ['hello', 'no-header'],
    ['名称,备注\n甲公司,x', 'kind-unclear'],
    ['案号,法院\n1,2', 'no-header'],
    ['[1,2', 'not-this-format'],
    ['{"a":1}', 'no-table'],
    ['[{"x":1}]', 'no-header'],
    ['PK\u0003\u0004 not really', 'not-this-format'],
    ['\u0000\u0001\u0002\u0003', 'no-header'],
  ])('%j is %s', async (text, code) => expect(await faultOf(text)).toBe(code));

  it('an old or locked workbook is named so', async () => {
    expect(await faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('encrypted');
  });

  it('too many bytes are not looked at', async () => {
    expect(await faultOf(new Uint8Array(LIMITS.bytes + 1))).toBe('too-large');
  });
});

describe('bombs', () => {
  it('a part that unpacks to more than all may is given up', async () => {
    const zip = await zipOf({
      'xl/worksheets/sheet1.xml': Buffer.alloc(LIMITS.unpackedBytes + 1, 32),
    });
    expect(zip.length).toBeLessThan(1_000_000);
    expect(await faultOf(zip)).toBe('too-large');
  });

  it('more rows, columns or parts than a file may have are refused', async () => {
    const row = '<row><c t="str"><v>x</v></c></row>';
    expect(await faultOf(await zipOf(sheet(row.repeat(LIMITS.rows + 1))))).toBe('too-many-rows');
    expect(await faultOf(await zipOf(sheet('<row><c r="XFD1"><v>1</v></c></row>')))).toBe(
      'too-many-columns',
    );
    expect(
      await faultOf(await zipOf(sheet(`<row>${'<c/>'.repeat(LIMITS.columns + 1)}</row>`))),
    ).toBe('too-many-columns');
    const parts = Object.fromEntries(
      Array.from({ length: LIMITS.parts + 1 }, (_, i) => [`x${i}`, '']),
    );
    expect(await faultOf(await zipOf(parts))).toBe('too-large');
    expect(await faultOf('a,'.repeat(LIMITS.columns + 1))).toBe('too-many-columns');
    expect(await faultOf(`${csvOf(penaltyRows(1))}${'x\n'.repeat(LIMITS.rows + 1)}`)).toBe(
      'too-many-rows',
    );
    const names = Object.fromEntries(
      Array.from({ length: LIMITS.columns + 1 }, (_, i) => [`k${i}`, 1]),
    );
    expect(await faultOf(JSON.stringify([names]))).toBe('too-many-columns');
  });

  it('entities that would grow are never expanded', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const zip = await zipOf({
      'xl/worksheets/sheet1.xml': `${lol}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
    });
    expect(await faultOf(zip)).toBe('no-header');
  });

  it('deep JSON ends, and no name reaches a prototype', async () => {
    expect(await faultOf('['.repeat(5_000) + ']'.repeat(5_000))).toBe('no-table');
    const rows =
      '[{"__proto__":{"name":"x"},"constructor":"y","CF_XDR_MC":"甲有限公司","CF_WSH":"1","CF_JDRQ":"2026-01-02"}]';
    const reading = await readFile(bytesOf(rows), OPTIONS);
    expect(reading).toMatchObject({ kind: 'read', report: { records: 1 } });
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('a quote that is never closed does not take the file along', async () => {
    const text = csvOf(penaltyRows(50)).replace('测试第10号', '"测试第10号');
    expect(['read', 'not-this-format']).toContain(await faultOf(text));
  });
});

describe('workbooks', () => {
  it('give of a formula the value it had, of a date its day, of rich text its text', async () => {
    const head = ['CF_XDR_MC', 'CF_WSH', 'CF_JDRQ', 'CF_NR_FK(万元)', 'CF_NR'];
    const parts = worksheetOf([head]);
    const row = `<row r="2"><c r="A2" t="inlineStr"><is><r><t>甲网络</t></r><r><t>有限公司</t></r><rPh><t>x</t></rPh></is></c>
      <c r="B2" t="str"><f>"A"&amp;1</f><v>A1</v></c><c r="C2" s="1"><v>46024</v></c>
      <c r="D2"><v>0.20000000000000001</v></c><c r="E2" t="e"><v>#REF!</v></c></row>`;
    const zip = await zipOf({
      ...parts,
      'xl/worksheets/sheet1.xml': (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
        '</sheetData>',
        `${row}</sheetData>`,
      ),
      'xl/styles.xml':
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    const reading = await readFile(zip, OPTIONS);
    expect(reading).toMatchObject({
      kind: 'read',
      format: 'xlsx',
      records: [
        {
          row: 2,
          record: {
            name: '甲网络有限公司',
            no: 'A1',
            decidedOn: '2026-01-02',
            fineFen: 200_000,
            content: '',
          },
        },
      ],
    });
  });
});

describe('a workbook', () => {
  const text = (at: string, value: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const day = (at: string) => `<c r="${at}" s="1"><v>44562</v></c>`;
  const body = (merged: string) =>
    `<worksheet><sheetData><row r="1">${text('A1', '行政相对人名称')}${text('B1', '决定书文号')}${text('C1', '处罚决定日期')}</row><row r="2">${text('A2', '甲有限公司')}${text('B2', 'A1')}${day('C2')}</row><row r="3">${text('B3', 'A2')}${day('C3')}</row></sheetData>${merged}</worksheet>`;
  const styles =
    '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const options: ReadOptions = { ...OPTIONS, kind: 'penalty' };

  it('counts its days from 1904 where it says so, and repeats what is merged downwards', async () => {
    const merged =
      '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:C1"/><mergeCell ref="x"/></mergeCells>';
    const zip = await zipOf({
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/></workbook>',
      'xl/worksheets/sheet1.xml': body(merged),
      'xl/styles.xml': styles,
    });
    expect(await readFile(zip, options)).toMatchObject({
      report: { errorCount: 0 },
      records: [
        { record: { name: '甲有限公司', no: 'A1', decidedOn: '2026-01-02' } },
        { record: { name: '甲有限公司', no: 'A2', decidedOn: '2026-01-02' } },
      ],
    });
  });

  it('is read where it has a header, not where it has the most rows', async () => {
    const lookup = Array.from({ length: 50 }, (_, i) => `<row>${text(`A${i + 1}`, '区')}</row>`);
    const zip = await zipOf({
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lookup.join('')}</sheetData></worksheet>`,
      'xl/worksheets/sheet2.xml': body(''),
      'xl/styles.xml': styles,
    });
    expect(await readFile(zip, options)).toMatchObject({ kind: 'read', report: { records: 1 } });
  });
});

describe('a thread aside', () => {
  it('reads a file as it is read here', async () => {
    const file = await xlsxOf(penaltyRows(20));
    const aside = await readFileAside(file, OPTIONS, { deadlineMs: 60_000, memoryMb: 256 });
    expect(aside).toEqual(await readFile(file, OPTIONS));
  });

  it('dies with a file that takes too much memory', async () => {
    const cells = `<row>${'<c t="str"><v>xxxxxxxxxxxxxxxxxxxx</v></c>'.repeat(200)}</row>`;
    const zip = await zipOf(sheet(cells.repeat(8_000)));
    const reading = readFileAside(zip, OPTIONS, { deadlineMs: 60_000, memoryMb: 24 });
    await expect(reading).rejects.toBeInstanceOf(TooHard);
  });
});
