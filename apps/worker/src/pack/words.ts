type Language = 'zh' | 'en';

const zh = {
  pack: '证据包',
  platform: '平台',
  madeAt: '制作时间',
  items: '件数',
  pages: '页数',
  chain: '证据链区段',
  note: '说明',
  caution:
    '哈希只证明文件未变，不等于可信时间戳或公证。原件、清单与核对方法在同一证据包的 ZIP 里。',
  times: '时间均为北京时间，括号内是同一时刻的 UTC。',
  index: '目录',
  page: '页',
  what: '内容',
  url: '网址',
  capturedAt: '捕获时间',
  look: '由哪次探测',
  type: '类型与大小',
  link: '链上位置',
  going: (n: number, page: string) => `第 ${n} 件 · ${page}`,
  foot: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  covered: '黑色方块由制作者遮盖，图中不含被遮的内容；上面是原件的哈希。',
  cut: '以下从略，完整内容见 ZIP 中的文件。',
  nothing: {
    hash: '制作者未附内容，只列出哈希。',
    deleted: '内容已按保存期限删除，证据链上有记录。',
    unreadable: '这份内容无法印在纸上，见 ZIP 中的文件。',
  },
  clock: (beijing: string, utc: string) => `${beijing} 北京时间（${utc} UTC）`,
  sheet: (nth: number, of: number) => `${nth} / ${of}`,
};

const en: typeof zh = {
  pack: 'Evidence pack',
  platform: 'Platform',
  madeAt: 'Made at',
  items: 'Items',
  pages: 'Pages',
  chain: 'Part of the chain',
  note: 'Note',
  caution:
    'A hash only proves that a file has not changed. It is neither a trusted timestamp nor notarisation. The originals, a manifest and how to check them are in the ZIP of the same pack.',
  times: 'Times are Beijing time; in brackets the same instant in UTC.',
  index: 'Index',
  page: 'Page',
  what: 'Content',
  url: 'Address',
  capturedAt: 'Captured at',
  look: 'By which look',
  type: 'Type and size',
  link: 'Link in the chain',
  going: (n, page) => `Item ${n} · ${page}`,
  foot: (page, pages) => `Page ${page} of ${pages}`,
  covered:
    'The black boxes were drawn by who made this pack; what they cover is not in the picture. The hash above is the original’s.',
  cut: 'The rest is left out here; all of it is in the ZIP.',
  nothing: {
    hash: 'Who made this pack left the content out and lists its hash alone.',
    deleted: 'The content was deleted after its time, as the chain says.',
    unreadable: 'This content cannot be put on paper; see the file in the ZIP.',
  },
  clock: (beijing, utc) => `${beijing} Beijing time (${utc} UTC)`,
  sheet: (nth, of) => `${nth} / ${of}`,
};

export type PackWords = typeof zh;

export const PACK_WORDS: Readonly<Record<Language, PackWords>> = { zh, en };
