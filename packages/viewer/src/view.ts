import type { EvidenceForm, EvidenceViewQuery } from '@kaopu/contracts';
import { escapeHtml, visible } from './escape.ts';
import { prettyJson } from './json.ts';
import { LIMITS } from './limits.ts';
import { sanitise } from './sanitise.ts';
import { WORDS } from './words.ts';

const STYLE = `
:root{color-scheme:light;background:#fff;color:#16202e}
body{margin:12px;font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;overflow-wrap:anywhere}
table{border-collapse:collapse}td,th{padding:2px 6px;border:1px solid #e1e5eb;vertical-align:top}
img{max-width:100%;height:auto}
pre{margin:0;font:12px/1.5 ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK SC',monospace;white-space:pre-wrap}
.kaopu-link{color:#1f4fbf;text-decoration:underline}
[class^=kaopu-]::before,.kaopu-picture,.kaopu-note{color:#526071;font-size:12px}
.kaopu-field{display:inline-block;min-width:8em;padding:0 6px;border:1px solid #7a8797;border-radius:4px}
.kaopu-note{padding:8px 0}`;

/** Said by the style sheet, so that no text of ours mixes with the page's own. */
function styleOf({ picture, frame, media }: (typeof WORDS)['zh']): string {
  const said = { picture, frame, media };
  const rules = Object.entries(said).map(
    ([what, word]) => `.kaopu-${what}::before{content:"〔${word}〕"}`,
  );
  return [STYLE, ...rules].join('\n');
}

function documentOf(lang: EvidenceViewQuery['lang'], body: string, complete: boolean): string {
  const words = WORDS[lang];
  const note = complete ? '' : `<p class="kaopu-note">${escapeHtml(words.cut)}</p>`;
  const shown = body.trim() === '' ? `<p class="kaopu-note">${escapeHtml(words.empty)}</p>` : body;
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(words.title)}</title><style>${styleOf(words)}</style></head><body>${note}${shown}</body></html>`;
}

function asText(text: string): { body: string; complete: boolean } {
  const cut = text.slice(0, LIMITS.textChars);
  const body = cut.trim() === '' ? '' : `<pre>${escapeHtml(visible(cut))}</pre>`;
  return { body, complete: cut.length === text.length };
}

function bodyOf(
  text: string,
  form: EvidenceForm,
  { as }: EvidenceViewQuery,
): { body: string; complete: boolean } {
  if (as === 'source') return asText(text);
  if (form === 'json') return asText(prettyJson(text));
  if (form !== 'page') return asText(text);
  const { html, complete } = sanitise(text);
  return { body: html, complete };
}

/**
 * A whole HTML document that shows evidence without being it. `text` is what the bytes decode to,
 * `complete` whether that was all of them.
 */
export function viewText(
  text: string,
  form: EvidenceForm,
  query: EvidenceViewQuery,
  complete: boolean,
): string {
  const view = bodyOf(text, form, query);
  return documentOf(query.lang, view.body, complete && view.complete);
}
