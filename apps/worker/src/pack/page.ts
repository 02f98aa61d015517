import type { PackPaper, PackSheet } from '@kaopu/contracts';
import { escape } from '../report/escape.ts';
import { PACK_STYLE } from './style.ts';
import { PACK_WORDS, type PackWords } from './words.ts';

/** As the layout counted on; more of them would run off the sheet. */
const ROWS_A_SHEET = 12;
const PICTURE_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const BEIJING_MS = 8 * 3_600_000;

type Item = PackPaper['items'][number];

function clock(words: PackWords, iso: string): string {
  const text = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return words.clock(text(Date.parse(iso) + BEIJING_MS), text(Date.parse(iso)));
}

function row(name: string, value: string, look = ''): string {
  return `<dt>${escape(name)}</dt><dd${look === '' ? '' : ` class="${look}"`}>${escape(value)}</dd>`;
}

function cover(
  { title, note, platform, madeAt, items, pages, chain }: PackPaper,
  words: PackWords,
) {
  return `<h1>${escape(title)}</h1><p class="kind">${words.pack}</p>
<dl>${row(words.platform, platform.join(' · '), 'clamp')}${row(words.madeAt, clock(words, madeAt))}
${row(words.items, String(items.length))}${row(words.pages, String(pages))}
${row(words.chain, `${chain.first}–${chain.last} · ${chain.hash}`)}</dl>
${note === '' ? '' : `<h2>${words.note}</h2><p class="note">${escape(note)}</p>`}
<p class="caution">${words.caution}</p><p class="caution">${words.times}</p>`;
}

function indexRow(words: PackWords, { number, page, url, note, capturedAt, sha256 }: Item): string {
  return `<tr><td>${number}</td><td><p class="one">${escape(note === '' ? url : note)}</p>
<p class="one quiet">${escape(note === '' ? clock(words, capturedAt) : `${clock(words, capturedAt)} · ${url}`)}</p>
<p class="one quiet">SHA-256 ${sha256}</p></td><td class="page">${page}</td></tr>`;
}

function indexSheet(words: PackWords, items: readonly Item[]): string {
  return `<h2>${words.index}</h2><table><tr><th>#</th><th>${words.what}</th><th>${words.page}</th></tr>
${items.map((item) => indexRow(words, item)).join('\n')}</table>`;
}

/** What comes before the first sheet of a piece, in room that is always the same. */
function particulars(words: PackWords, item: Item): string {
  const { url, mime, size, sha256, look, capturedAt, link, note, isCovered } = item;
  return `<div class="about"><dl>${row(words.url, url, 'clamp')}
${row(words.capturedAt, clock(words, capturedAt))}${row('SHA-256', sha256)}
${row(words.look, look, 'one')}${row(words.type, `${mime} · ${size} B`, 'one')}
${row(words.link, `${link.seq} · ${link.hash}`)}</dl>
${note === '' ? '' : `<p class="said">${escape(note)}</p>`}
${isCovered ? `<p class="caution">${words.covered}</p>` : ''}</div>`;
}

const mm = (length: number) => `${length.toFixed(3)}mm`;

function shown(words: PackWords, { picture }: Item, sheet: PackSheet): string {
  switch (sheet.kind) {
    case 'picture': {
      const { width, whole, from, height } = sheet;
      const place = `width:${mm(width)};height:${mm(height)};background-size:${mm(width)} ${mm(whole)};background-position:0 ${mm(-from)}`;
      return `<div class="picture p-${picture?.sha256 ?? ''}" style="${place}"></div>`;
    }
    case 'lines':
      return `<pre>${escape(sheet.lines.join('\n'))}</pre>`;
    case 'nothing':
      return `<p class="caution">${words.nothing[sheet.why]}</p>`;
  }
}

function itemSheets(words: PackWords, item: Item): string[] {
  const { sheets, number, complete } = item;
  return sheets.map((sheet, i) => {
    const isLast = i === sheets.length - 1;
    const cut = isLast && !complete && sheet.kind !== 'nothing';
    return `<p class="going">${words.going(number, words.sheet(i + 1, sheets.length))}</p>
${i === 0 ? particulars(words, item) : ''}${shown(words, item, sheet)}
${cut ? `<p class="caution">${words.cut}</p>` : ''}`;
  });
}

/** Each picture once, however many sheets show parts of it. */
function pictureStyle({ items }: PackPaper, pictures: ReadonlyMap<string, Uint8Array>): string {
  const types = new Map(
    items.flatMap(({ picture }) => (picture ? [[picture.sha256, picture.type]] : [])),
  );
  return [...pictures]
    .map(([sha256, bytes]) => {
      const type = types.get(sha256) ?? '';
      if (!PICTURE_TYPES.has(type)) throw new Error(`no picture is ${type}`);
      return `.p-${sha256}{background-image:url("data:${type};base64,${Buffer.from(bytes).toString('base64')}")}`;
    })
    .join('\n');
}

/**
 * A pack as one page of HTML that needs nothing else: no script, no network; each of its sections is
 * one sheet of paper, whatever is in it.
 */
export function packPage(paper: PackPaper, pictures: ReadonlyMap<string, Uint8Array>): string {
  const words = PACK_WORDS[paper.language];
  const { items, pages, language, title } = paper;
  const indexes = Array.from({ length: Math.ceil(items.length / ROWS_A_SHEET) }, (_, i) =>
    indexSheet(words, items.slice(i * ROWS_A_SHEET, (i + 1) * ROWS_A_SHEET)),
  );
  const sheets = [
    cover(paper, words),
    ...indexes,
    ...items.flatMap((item) => itemSheets(words, item)),
  ];
  const sections = sheets.map(
    (sheet, i) => `<section>${sheet}<footer>${words.foot(i + 1, pages)}</footer></section>`,
  );
  return `<!DOCTYPE html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(title)}</title><style>${PACK_STYLE}
${pictureStyle(paper, pictures)}</style></head><body>
${sections.join('\n')}
</body></html>`;
}
