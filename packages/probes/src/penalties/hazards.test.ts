import { describe, expect, it } from 'vitest';
import {
  csvOf,
  gbk,
  jsonOf,
  penaltyRow,
  penaltyRows,
  xlsxOf,
  type FileRow,
} from '../testing/penalty-files.ts';
import { cleanedFile } from './clean.ts';
import { readSheet } from './file.ts';
import { readRecords, type ReadOptions } from '../kit/records/table/read.ts';

const OPTIONS: ReadOptions = { kind: null, unit: null, today: '2026-11-28' };

async function read(file: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { format, sheet } = await readSheet(bytes);
  return { format, ...readRecords(sheet, { ...OPTIONS, ...options }) };
}

async function only(row: FileRow, options: Partial<ReadOptions> = {}) {
  const { records, report } = await read(csvOf([row]), options);
  expect(report.errors).toEqual([]);
  const [first] = records;
  if (first === undefined) throw new Error('no record');
  return { record: first.record, report };
}

describe('one file in every format', () => {
  const rows = penaltyRows(120);

  it('gives the same records from CSV, GBK, workbook, JSON and lines of JSON', async () => {
    const csv = await read(csvOf(rows));
    const others = [
      await read(gbk(csvOf(rows))),
      await read(await xlsxOf(rows)),
      await read(jsonOf(rows)),
      await read(rows.map((row) => JSON.stringify(row)).join('\n')),
      await read(`\ufeff${csvOf(rows)}`),
      await read(csvOf(rows).replaceAll(',', '\t')),
    ];
    expect(csv.report).toMatchObject({ kind: 'penalty', rows: 120, records: 120, errorCount: 0 });
    for (const other of others) {
      expect(other.records.map(({ record }) => record)).toEqual(
        csv.records.map(({ record }) => record),
      );
    }
  });
});

describe('decision numbers', () => {
  it('may be empty: what else is fixed tells records apart', async () => {
    const { report } = await read(
      csvOf([
        penaltyRow(1, { CF_WSH: '' }),
        penaltyRow(1, { CF_WSH: '' }),
        penaltyRow(1, { CF_WSH: '', CF_JDRQ: '2026-05-05' }),
      ]),
    );
    expect(report).toMatchObject({ records: 2, duplicates: 1 });
  });

  it('may be shared by several parties of one decision', async () => {
    const { report } = await read(
      csvOf([penaltyRow(1), penaltyRow(2, { CF_WSH: '深市监罚〔2026〕1号' })]),
    );
    expect(report).toMatchObject({ records: 2, duplicates: 0 });
  });
});

describe('natural persons', () => {
  it('are dropped by what the file says, and by their look where it says nothing', async () => {
    const { report, records } = await read(
      csvOf([
        penaltyRow(1),
        penaltyRow(2, { CF_XDR_MC: '王小明', CF_XDR_LB: '自然人' }),
        penaltyRow(3, { CF_XDR_MC: '李某', CF_XDR_LB: '未知' }),
        penaltyRow(4, { CF_XDR_MC: '买买提·艾力', CF_XDR_LB: '' }),
        penaltyRow(5, { CF_XDR_MC: '深圳某某个人独资企业', CF_XDR_LB: '个人' }),
        penaltyRow(6, { CF_XDR_MC: '深圳市南山区张三便利店', CF_XDR_LB: '个体工商户' }),
        penaltyRow(7, { CF_XDR_MC: '金拱门', CF_XDR_LB: '机构' }),
      ]),
    );
    expect(report.persons).toEqual({ said: 2, presumed: 2 });
    expect(records.map(({ record }) => record.name)).toEqual([
      '测试第1号网络科技有限公司',
      '深圳市南山区张三便利店',
      '金拱门',
    ]);
  });

  it('leave nothing behind: no name, no number of papers, in records or in what is kept', async () => {
    const file = await read(
      csvOf([
        penaltyRow(1, {
          CF_NR: '罚款5000元，法定代表人身份证号11010519491231002X，电话13800138000',
          法定代表人身份证号: '11010519491231002X',
          不认识的列: '赵六的住址',
        }),
        penaltyRow(2, { CF_XDR_MC: '王小明', CF_XDR_LB: '自然人' }),
      ]),
    );
    const kept = `${cleanedFile(file)}${JSON.stringify(file.records)}`;
    for (const secret of ['11010519491231002X', '13800138000', '王小明', '张1', '赵六']) {
      expect(kept).not.toContain(secret);
    }
    expect(kept).toContain('深市监罚〔2026〕1号');
    expect(file.report.personalColumns).toEqual(['CF_FRDB', 'CF_FR_ZJHM', '法定代表人身份证号']);
    expect(file.report.ignoredColumns).toEqual(['不认识的列']);
  });

  it('keeps a cell that a spreadsheet would run as text', async () => {
    const file = await read(csvOf([penaltyRow(1, { CF_WFXW: '=HYPERLINK("http://x.invalid")' })]));
    expect(cleanedFile(file)).toContain(`"'=HYPERLINK(""http://x.invalid"")"`);
  });
});

describe('amounts', () => {
  const bare = (header: string, amount: string, more: FileRow = {}) => {
    const { 'CF_NR_FK（万元）': _, ...row } = penaltyRow(1, { CF_NR: '处罚', ...more });
    return { ...row, [header]: amount };
  };

  it.each([
    ['罚款金额（万元）', '0.2', 200_000],
    ['罚款金额(元)', '2000', 200_000],
    ['罚款金额（单位：万元）', '1.234567', 1_234_567],
    ['罚款金额', '2000元', 200_000],
    ['罚款金额', '0.2万元', 200_000],
    ['罚款金额', '叁万伍仟元整', 3_500_000],
    ['罚款金额', '人民币贰佰万元整', 200_000_000],
    ['罚款金额', '￥１，２３４．５６元', 123_456],
    ['罚款金额（万元）', '5000元', 500_000],
    ['罚款金额（万元）', '2000元（大写：贰仟元）', 200_000],
    ['罚款金额', '12000（元）', 1_200_000],
  ])('column %s with %s is %i fen', async (header, amount, fen) => {
    expect((await only(bare(header, amount))).record.fineFen).toBe(fen);
  });

  it.each(['罚款金额', 'CF_NR_FK'])('are never guessed under %s without a unit', async (header) => {
    const { record, report } = await only(bare(header, '2000'));
    expect(record.fineFen).toBeNull();
    expect(report.notes).toEqual({ 'unit-unknown': 1 });
    expect(report.amounts).toEqual([{ header, unit: null, from: null }]);
    expect((await only(bare(header, '2000'), { unit: 'yuan' })).record.fineFen).toBe(200_000);
    const wan = await only(bare(header, '2000'), { unit: 'wan' });
    expect(wan.record.fineFen).toBe(2_000_000_000);
    expect(wan.report.amounts).toEqual([{ header, unit: 'wan', from: 'setting' }]);
  });

  it('hint at the unit that the decisions themselves bear out', async () => {
    const { report } = await read(
      csvOf([
        bare('CF_NR_FK', '0.2', { CF_NR: '罚款2000元' }),
        bare('CF_NR_FK', '1.5', { CF_NR: '处壹万伍仟元罚款', CF_WSH: 'b' }),
        bare('CF_NR_FK', '3', { CF_NR: '警告', CF_WSH: 'c' }),
      ]),
    );
    expect(report.unitHint).toEqual({ wan: 2, yuan: 0 });
  });

  it('are taken from the text where the column is empty', async () => {
    const { record } = await only(
      bare('罚款金额（万元）', '', { CF_NR: '没收违法所得人民币1.2万元；并处罚款叁仟元。' }),
    );
    expect(record).toMatchObject({ fineFen: 300_000, confiscatedFen: 1_200_000 });
  });

  it.each(['—', '——', '－', '/', '无', '无罚款', '不涉及'])('%s is none', async (cell) => {
    const { record } = await only(bare('罚款金额（万元）', cell, { CF_NR: '警告' }));
    expect(record.fineFen).toBeNull();
  });

  it.each([
    ['罚款人民币（大写）叁万元整（￥30000.00）', 3_000_000],
    ['罚款数额5000元', 500_000],
  ])('are read from words: %s', async (content, fen) => {
    const { record } = await only(bare('罚款金额（万元）', '', { CF_NR: content }));
    expect(record.fineFen).toBe(fen);
  });

  it('that nobody can read are errors of their row', async () => {
    const { report } = await read(csvOf([bare('罚款金额（万元）', '详见附件')]));
    expect(report.errors).toEqual([{ row: 2, error: 'amount-unreadable' }]);
  });
});

describe('headers', () => {
  it('are found below titles, in codes with names under them, in any order, with junk between', async () => {
    const { records, report } = await read(
      [
        '行政处罚信息公示表,,,,,',
        '2026年11月,,,,,',
        'CF_XDR_MC,CF_WSH,CF_JDRQ,CF_NR,深市监罚〔2025〕9号,CF_NR_FK',
        '行政相对人名称,决定书文号,处罚决定日期,处罚内容,,罚款金额（万元）',
        '甲网络有限公司,A1,2026/1/2,罚款,junk,0.2',
      ].join('\n'),
    );
    expect(records).toMatchObject([
      { row: 5, record: { no: 'A1', decidedOn: '2026-01-02', fineFen: 200_000 } },
    ]);
    expect(report.ignoredColumns).toEqual(['深市监罚〔2025〕9号']);
  });

  it('with spaces in them repeat the real one, which counts where it is filled', async () => {
    const head = '被处罚单位名称,行政处罚决定书文号,"行政处罚 内容",行政处罚内容,处罚决定日期';
    const { records } = await read(
      `${head}\n甲网络有限公司,A1,,罚款5000元,2026年1月2日\n乙网络有限公司,A2,警告,,20260103\n`,
    );
    expect(records.map(({ record }) => [record.content, record.fineFen, record.decidedOn])).toEqual(
      [
        ['罚款5000元', 500_000, '2026-01-02'],
        ['警告', null, '2026-01-03'],
      ],
    );
  });

  it.each([
    [
      'CF_CFMC,CF_XDR_MC,CF_WSH,CF_CFLB1,CF_CFLB2,CF_JG,CF_JDRQ,CF_XZJG,CF_ZT',
      '虚假宣传,甲有限公司,A1,罚款,警告,罚款1万元,2026-01-02,市监局,0',
    ],
    [
      '企业名称,penDecNo,illegActType,penContent,penAuth_CN,penDecIssDate,PENAM（元）',
      '甲有限公司,A1,虚假宣传,罚款1万元,市监局,2026-01-02,10000',
    ],
  ])('of the old standard and of GSXT: %s', async (head, line) => {
    const { records, report } = await read(`${head}\n${line}\n`);
    expect(report.kind).toBe('penalty');
    expect(records).toMatchObject([
      { record: { no: 'A1', about: '虚假宣传', authority: '市监局', fineFen: 1_000_000 } },
    ]);
  });
});

describe('rows', () => {
  it('join several kinds of penalty in one cell', async () => {
    const { record } = await only(
      penaltyRow(1, { CF_CFLB: '警告、罚款；没收违法所得没收非法财物/其他-责令改正' }),
    );
    expect(record.categories).toEqual([
      '警告',
      '罚款',
      '没收违法所得',
      '没收非法财物',
      '其他-责令改正',
    ]);
  });

  it('that repeat are counted once, and their words joined', async () => {
    const { records, report } = await read(
      csvOf([
        penaltyRow(1, { CF_CFLB: '警告' }),
        penaltyRow(1, { CF_CFLB: '罚款' }),
        penaltyRow(1, { CF_CFLB: '罚款' }),
      ]),
    );
    expect(report).toMatchObject({ rows: 3, records: 1, duplicates: 2 });
    expect(records[0]?.record.categories).toEqual(['警告', '罚款']);
  });

  it('tell by their number what is wrong with them', async () => {
    const { report } = await read(
      csvOf([
        penaltyRow(1, { CF_XDR_MC: '' }),
        penaltyRow(2, { CF_JDRQ: '不详' }),
        penaltyRow(3, { CF_JDRQ: '2027-01-01' }),
        penaltyRow(4),
      ]),
    );
    expect(report.errors).toEqual([
      { row: 2, error: 'no-name' },
      { row: 3, error: 'no-date' },
      { row: 4, error: 'date-in-future' },
    ]);
    expect(report.records).toBe(1);
  });

  it('of decisions that were taken back are left out', async () => {
    const { report } = await read(
      csvOf([penaltyRow(1, { CF_ZT: '撤销' }), penaltyRow(2, { CF_ZT: '0' })]),
    );
    expect(report).toMatchObject({ withdrawn: 1, records: 1 });
  });

  it('keep a code only when it is right, and say when it is not', async () => {
    const { records, report } = await read(
      csvOf([
        penaltyRow(1, { CF_XDR_SHXYM: ' 91110000 600037341l ' }),
        penaltyRow(2, { CF_XDR_SHXYM: '91310115591673062R' }),
        penaltyRow(3, { CF_XDR_SHXYM: '9111********37341L' }),
        penaltyRow(4, { CF_XDR_SHXYM: '91440300MA5TEXT005' }),
      ]),
    );
    expect(records.map(({ record }) => record.uscc)).toEqual([
      '91110000600037341L',
      null,
      null,
      '91440300MA5TEXT005',
    ]);
    expect(report.notes).toEqual({ 'uscc-invalid': 1, 'uscc-masked': 1, 'uscc-odd': 1 });
  });
});

describe('cells', () => {
  it('that were kept from being numbers lose what keeps them', async () => {
    const head = '行政相对人名称,统一社会信用代码,决定书文号,处罚决定日期';
    const { records } = await read(
      `${head}\n甲有限公司,"=""91110000600037341L""",'0012,'2026-01-02\n`,
    );
    expect(records).toMatchObject([
      { record: { uscc: '91110000600037341L', no: '0012', decidedOn: '2026-01-02' } },
    ]);
  });

  it.each(['2026年 1月 2日', '1767312000', '1767312000000', '46024', '２０２６-０１-０２'])(
    'hold the day %s',
    async (day) => {
      expect((await only(penaltyRow(1, { CF_JDRQ: day }))).record.decidedOn).toBe('2026-01-02');
    },
  );
});

describe('JSON', () => {
  const item = (no: string) => ({ CF_XDR_MC: '甲有限公司', CF_WSH: no, CF_JDRQ: '2026-01-02' });

  it.each([
    [
      'beside a longer list of something else',
      { pages: [1, 2, 3].map((n) => ({ n })), x: [item('1'), item('2')] },
    ],
    [
      'within the objects of another list',
      { data: [{ list: [item('1')] }, { list: [item('2')] }] },
    ],
    ['page by page', { p1: { rows: [item('1')] }, p2: { rows: [item('2')] } }],
    [
      'by the names a program gives its fields',
      [
        { cfXdrMc: '甲有限公司', cfWsh: '1', cfJdrq: '2026-01-02' },
        { cfXdrMc: '甲有限公司', cfWsh: '2', cfJdrq: '2026-01-02' },
      ],
    ],
  ])('is found %s', async (_where, document) => {
    const { records } = await read(JSON.stringify(document));
    expect(records.map(({ record }) => record.no)).toEqual(['1', '2']);
  });
});
