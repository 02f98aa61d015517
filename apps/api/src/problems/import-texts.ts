/** Why a file gives no public records at all, and what to do about it. */
export const IMPORT_PROBLEMS = {
  'import-empty': {
    title: { zh: '文件是空的', en: 'File is empty' },
    detail: { zh: '文件是空的。', en: 'The file is empty.' },
  },
  'import-too-large': {
    title: { zh: '文件太大', en: 'File too large' },
    detail: {
      zh: '文件太大，或解压后太大（最多 32 MB，解压后 128 MB）。请拆分后再导入。',
      en: 'The file is too large, or unpacks to too much (32 MB, 128 MB unpacked). Split it.',
    },
  },
  'import-too-many-rows': {
    title: { zh: '行数太多', en: 'Too many rows' },
    detail: {
      zh: '行数太多（最多 10 万行）。请拆分后再导入。',
      en: 'Too many rows (100,000 at most). Split the file.',
    },
  },
  'import-too-many-columns': {
    title: { zh: '列数太多', en: 'Too many columns' },
    detail: { zh: '列数太多（最多 300 列）。', en: 'Too many columns (300 at most).' },
  },
  'import-too-many-cells': {
    title: { zh: '单元格太多', en: 'Too many cells' },
    detail: {
      zh: '单元格太多。请删掉空列或拆分文件。',
      en: 'Too many cells. Delete empty columns or split the file.',
    },
  },
  'import-not-this-format': {
    title: { zh: '文件损坏或格式不对', en: 'File damaged or of another format' },
    detail: {
      zh: '不是完好的 CSV、XLSX 或 JSON 文件。请重新导出后再试。',
      en: 'This is no sound CSV, XLSX or JSON file. Export it anew.',
    },
  },
  'import-encrypted': {
    title: { zh: '旧版或加密的工作簿', en: 'Old or locked workbook' },
    detail: {
      zh: '是旧版 .xls 或带密码的工作簿。请另存为不带密码的 .xlsx 或 CSV。',
      en: 'This is an old .xls or a workbook with a password. Save it as .xlsx or CSV without one.',
    },
  },
  'import-no-table': {
    title: { zh: '没有记录列表', en: 'No list of records' },
    detail: { zh: '里面没有记录列表。', en: 'There is no list of records in it.' },
  },
  'import-no-header': {
    title: { zh: '找不到表头', en: 'No header found' },
    detail: {
      zh: '前二十行里没有找到认识的列名，至少要有企业名称一列。列名可用双公示代码或中文名。',
      en: 'No known column names within the first twenty rows; the company’s name is needed at least. Codes of the standard or Chinese headers will do.',
    },
  },
  'import-kind-unclear': {
    title: { zh: '记录种类不明', en: 'Kind of records unclear' },
    detail: {
      zh: '从列名看不出是处罚、名录还是裁判文书。请选择记录种类后再导入。',
      en: 'The headers do not tell penalties, lists and judgments apart. Choose the kind of records.',
    },
  },
  'import-too-hard': {
    title: { zh: '文件太难读', en: 'File too hard to read' },
    detail: {
      zh: '文件在时限和内存内读不完。请拆分或另存为 CSV。',
      en: 'The file could not be read within its limits. Split it or save it as CSV.',
    },
  },
} as const;
