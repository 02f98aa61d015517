/** Sections are a hair lower than their sheet, so that none of them ever takes two. */
export const PACK_STYLE = `
  @page { size: A4; margin: 0; }
  body { margin: 0; color: #1b1f24;
    font: 10pt/1.5 "Noto Sans CJK SC", "Noto Sans Hans", "PingFang SC", "Microsoft YaHei", sans-serif; }
  section { position: relative; box-sizing: border-box; width: 210mm; height: 296.8mm; overflow: hidden;
    padding: 12mm 15mm; break-after: page; break-inside: avoid; }
  section:last-child { break-after: auto; }
  footer { position: absolute; inset: auto 15mm 6mm; text-align: right; font-size: 8pt; color: #59636e; }
  h1 { margin: 30mm 0 0; font-size: 22pt; line-height: 1.3; overflow-wrap: anywhere; }
  h2 { margin: 8mm 0 2mm; font-size: 13pt; }
  p { margin: 0; }
  dl { display: grid; grid-template-columns: 32mm minmax(0, 1fr); gap: 1mm 4mm; margin: 0; }
  dt { color: #59636e; } dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; }
  .kind { margin-bottom: 10mm; color: #59636e; font-size: 13pt; }
  .note { max-height: 110mm; overflow: hidden; white-space: pre-wrap; overflow-wrap: anywhere; }
  .caution { margin-top: 3mm; padding: 2mm 3mm; border: 0.3mm solid #8a4b00; font-size: 9pt; }
  .clamp { max-height: 3lh; overflow: hidden; }
  .one { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .quiet { color: #59636e; font-size: 7.5pt; }
  .going { height: 7mm; color: #59636e; font-size: 9pt; }
  .about { height: 100mm; overflow: hidden; }
  .about dl { gap: 0.5mm 4mm; font-size: 9pt; }
  .said { max-height: 37mm; overflow: hidden; margin-top: 2mm; padding-left: 3mm;
    border-left: 0.8mm solid #1f4fbf; overflow-wrap: anywhere; }
  table { width: 100%; table-layout: fixed; border-collapse: collapse; }
  tr { height: 17mm; } tr:first-child { height: 8mm; }
  th { text-align: left; font-weight: 600; } th:first-child { width: 12mm; } th:last-child { width: 14mm; }
  td { padding: 1mm 2mm 1mm 0; border-top: 0.2mm solid #d0d7de; vertical-align: top; }
  .page { text-align: right; font-variant-numeric: tabular-nums; } th:last-child { text-align: right; }
  .picture { background-repeat: no-repeat; outline: 0.2mm solid #d0d7de; }
  pre { margin: 0; overflow: hidden; white-space: pre;
    font: 8pt/4mm "Noto Sans Mono CJK SC", "DejaVu Sans Mono", ui-monospace, monospace; }`;
