import { inflateSync } from 'node:zlib';

/** Pages of a PDF as Chromium writes them: their objects lie there in clear. */
export function pdfPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What is in the streams of a PDF: JPEGs as they are, all else unpacked. */
export function pdfStreams(pdf: Buffer): Buffer[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/<<((?:(?!>>\s*stream)[\s\S])*?)>>\s*stream\r?\n/g)].map((match) => {
    const from = match.index + match[0].length;
    const bytes = pdf.subarray(from, text.indexOf('endstream', from));
    return (match[1] ?? '').includes('/FlateDecode') ? inflated(bytes) : bytes;
  });
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { finishFlush: 2 });
  } catch {
    // Not packed as it says: looked at as it is.
    return bytes;
  }
}
