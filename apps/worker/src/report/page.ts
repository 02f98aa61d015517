import type { ReportContents, ReportLine, ReportSection } from '@kaopu/contracts';
import { escape } from './escape.ts';

type Language = 'zh' | 'en';

const STYLE = `
  @page { size: A4; margin: 16mm 15mm 18mm; }
  body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Noto Sans Hans", "PingFang SC", "Microsoft YaHei", sans-serif;
    color: #1b1f24; margin: 0; }
  h1 { font-size: 18pt; margin: 0 0 2pt; }
  h2 { font-size: 12.5pt; margin: 16pt 0 4pt; break-after: avoid; }
  h2 span, .lead, .rests { color: #59636e; font-weight: normal; }
  table { width: 100%; border-collapse: collapse; }
  td { border-top: 0.5pt solid #d0d7de; padding: 4pt 8pt 4pt 0; vertical-align: top; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
  td:first-child { width: 26%; font-weight: 600; }
  .score { width: 25%; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .rests { font-size: 7.5pt; }
  p { margin: 2pt 0; }`;

function scoreCell({ score }: ReportLine): string {
  if (score === null) return '';
  const points = `${score.points < 0 ? '−' : '+'}${Math.abs(score.points).toFixed(1)}`;
  return `<td class="score">${score.from.toFixed(1)} → ${score.to.toFixed(1)} (${points})</td>`;
}

function row(line: ReportLine, language: Language): string {
  const rests = [...line.changeIds, ...line.evidence].join(' · ');
  const proof = rests === '' ? '' : `<p class="rests">${escape(rests)}</p>`;
  return `<tr><td>${escape(line.name)}</td>${scoreCell(line)}<td>${escape(line.text[language])}${proof}</td></tr>`;
}

function sectionHtml({ title, nothing, total, lines }: ReportSection, language: Language): string {
  const head = `<h2>${escape(title[language])} <span>${total}</span></h2>`;
  if (total === 0) return `${head}<p class="lead">${escape(nothing[language])}</p>`;
  const left = total - lines.length;
  const more = language === 'zh' ? `另有 ${left} 条` : `${left} more`;
  const table = `<table>${lines.map((line) => row(line, language)).join('')}</table>`;
  return `${head}${table}${left > 0 ? `<p class="lead">${more}</p>` : ''}`;
}

/** A report as one page of HTML that needs nothing else: no script, no picture, no network. */
export function reportPage(contents: ReportContents, language: Language): string {
  const { title, lead, sections } = contents;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${escape(title[language])}</title>
<style>${STYLE}</style></head><body><h1>${escape(title[language])}</h1>
<p class="lead">${escape(lead[language])}</p>
${sections.map((section) => sectionHtml(section, language)).join('\n')}
</body></html>`;
}
