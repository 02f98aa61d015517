import type { EvidencePackManifest } from '@kaopu/contracts';
import { Html, markup } from './html.ts';
import { ITEMS_A_PAGE } from './manifest.ts';

const STYLE = new Html(`
body { margin: 0; background: #eee; color: #111; font: 14px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
section { max-width: 190mm; margin: 8mm auto; padding: 10mm; background: #fff; }
h1 { margin: 0 0 4mm; font-size: 22px; } h2 { margin: 6mm 0 2mm; font-size: 16px; }
dl { display: grid; grid-template-columns: 11em 1fr; gap: 2px 8px; margin: 0; }
dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; }
article { padding: 3mm 0; border-top: 1px solid #ccc; break-inside: avoid; }
code, pre { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 6mm; color: #555; text-align: right; }
@media print { body { background: none; } section { margin: 0 auto; padding: 0; break-after: page; } }
`);

const HOW = {
  zh: '除注明遮挡的副本外，每个文件都是当时收到的内容（只解开了传输压缩），未作改动。在本目录运行下面第一条命令，核对全部文件的 SHA-256；运行第二条，核对证据链：每行的 SHA-256 是下一行的 prev，最后打印的应等于上面的「区段末端哈希」。网页存成 .html.txt，以免误开。',
  en: 'Every file but those named as covered copies holds what was received, byte for byte, with nothing but the transfer’s compression undone. In this folder, the first command checks the SHA-256 of all files; the second checks the chain: each line’s SHA-256 is the prev of the next, and what it prints last must equal the “hash of its end” above. Web pages are named .html.txt so that nobody opens them by mistake.',
};
const ABSENT = {
  deleted: '字节已按保存期限删除，链上有记录 bytes deleted after their time, as the chain says',
  covered: '未附原件，只附遮挡后的副本 not the original, but a copy with parts covered',
  hash: '未附原件，只列哈希 not the original, but its hash',
};
const COVERED =
  '黑色方块由制作者遮盖，其下的内容不在这份副本中；原件的哈希如上。 The black boxes were drawn by who made this pack; what they cover is not in the copy. The hash above is the original’s.';

const CHECK_CHAIN = `prev=FIRST; while IFS= read -r line; do case "$line" in *"\\"prev\\":\\"$prev\\""*) prev=$(printf %s "$line" | sha256sum | cut -c1-64);; *) echo broken; break;; esac; done < chain.jsonl; echo $prev`;

/** `index.html` of a pack: for people, in both languages, without scripts, in numbered pages. */
export function indexPage(manifest: EvidencePackManifest): string {
  const { items } = manifest;
  const pages = 1 + Math.ceil(items.length / ITEMS_A_PAGE);
  const sheets = Array.from({ length: pages - 1 }, (_, i) =>
    sheet(items.slice(i * ITEMS_A_PAGE, (i + 1) * ITEMS_A_PAGE).map(article), i + 2, pages),
  );
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>证据包 Evidence pack · ${manifest.platform.name}</title>
<style>${STYLE}</style>
</head>
<body>
${sheet([cover(manifest)], 1, pages)}
${sheets}
</body>
</html>
`.text;
}

function sheet(content: readonly Html[], page: number, pages: number): Html {
  return markup`<section>
${content}
<footer>第 ${page} 页，共 ${pages} 页 · Page ${page} of ${pages}</footer>
</section>`;
}

function row(zh: string, en: string, value: string | Html): Html {
  return markup`<dt>${`${zh} ${en}`.trim()}</dt><dd>${value}</dd>`;
}

function cover(manifest: EvidencePackManifest): Html {
  const { platform, selection, title, note, createdAt, items, chain } = manifest;
  const rows = [
    ...(title === null ? [] : [row('标题', 'Title', title)]),
    row('平台', 'Platform', platform.name),
    row('网址', 'Site', platform.siteUrl),
    row('经营主体', 'Legal entity', platform.legalName ?? '—'),
    row('统一社会信用代码', 'USCC', platform.uscc ?? '—'),
    row('平台编号', 'Platform id', platform.id),
    row('选取时段', 'Span', `${selection.from ?? '…'} – ${selection.to ?? '…'}`),
    row('选取的观测', 'Observations', selection.keys?.join(', ') ?? '全部 all'),
    row('证据件数', 'Items', String(items.length)),
    row('制作时间', 'Made at', instant(createdAt)),
    row('链的区段', 'Part of chain', `${chain.first}–${chain.last}`),
    row('区段末端哈希', 'Hash of its end', chain.hash),
    row('全链末端', 'End of whole chain', `${chain.head.seq} · ${chain.head.hash}`),
  ];
  return markup`<h1>证据包 Evidence pack</h1>
<dl>${rows}</dl>
${note === null ? [] : markup`<h2>说明 Note</h2><p class="note">${note}</p>`}
<h2>如何核对 How to check</h2>
<p>${HOW.zh}</p>
<p>${HOW.en}</p>
<pre>sha256sum -c SHA256SUMS
${CHECK_CHAIN.replace('FIRST', chain.prev)}</pre>`;
}

function article(item: EvidencePackManifest['items'][number]): Html {
  const { number, file, absent, covered, note, observation, chain } = item;
  const rows = [
    row('网址', 'Address', item.url),
    row('收到时间', 'Captured at', instant(item.capturedAt)),
    row('文件', 'File', file === null ? ABSENT[absent ?? 'deleted'] : link(file)),
    row('类型与大小', 'Type and size', `${item.mime} · ${item.size} B`),
    row('SHA-256', '', item.sha256),
    ...(covered === null ? [] : coveredRows(covered)),
    row('观测', 'Observation', `${observation.kind ?? '—'} · ${observation.status ?? '—'}`),
    row('观测编号', 'Key', observation.key),
    row('链上位置', 'Link', `${chain.seq} · ${chain.hash}`),
  ];
  return markup`<article id="item-${number}">
<h2>${number}</h2>
<dl>${rows}</dl>
${note === null ? [] : markup`<p class="note">${note}</p>`}
</article>`;
}

function link(file: string): Html {
  return markup`<a href="${file}">${file}</a>`;
}

type Covered = NonNullable<EvidencePackManifest['items'][number]['covered']>;

function coveredRows({ file, sha256, boxes }: Covered): Html[] {
  return [
    row('遮挡后的副本', 'Covered copy', link(file)),
    row('副本的 SHA-256', 'Hash of the copy', sha256),
    row('遮挡', 'Covered', `${boxes.length} · ${COVERED}`),
  ];
}

/** Beijing time first, then the same instant as the manifest has it. */
function instant(iso: string): string {
  const beijing = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();
  return `${beijing.slice(0, 19).replace('T', ' ')} 北京时间 Beijing time（${iso}）`;
}
