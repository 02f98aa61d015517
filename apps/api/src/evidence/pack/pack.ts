import type { EvidencePackManifest } from '@kaopu/contracts';
import { linkText, type EvidenceFiles } from '@kaopu/db';
import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { indexPage } from './index-page.ts';
import { provenBytes, type PackContent } from './select.ts';

/**
 * A pack as a stream of a zip: one folder with index.html, manifest.json, chain.jsonl, the original
 * bytes (or what stands in for them) and SHA256SUMS over all of them. Each file is read, and checked once more, when its turn
 * comes; one that has become another in the meantime breaks the stream off.
 */
export function packStream(
  folder: string,
  manifest: EvidencePackManifest,
  content: PackContent,
  files: EvidenceFiles,
): Readable {
  const zip = new ZipFile();
  const options = { mtime: new Date(manifest.createdAt), mode: 0o100644 };
  const texts = new Map([
    ['index.html', indexPage(manifest)],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['chain.jsonl', content.links.map((link) => `${linkText(link)}\n`).join('')],
  ]);
  const originals = new Map<string, string>();
  for (const { file, sha256, covered } of manifest.items) {
    if (file !== null) originals.set(file, sha256);
    if (covered !== null) originals.set(covered.file, covered.sha256);
  }
  const sums = [
    ...[...texts].map(([name, text]): [string, string] => [name, sha256Of(text)]),
    ...originals,
  ];
  texts.set('SHA256SUMS', sums.map(([name, sha256]) => `${sha256}  ${name}\n`).join(''));

  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: unknown) => void output.destroy(asError(error));
  zip.on('error', fail);
  for (const [name, text] of texts) zip.addBuffer(Buffer.from(text), `${folder}/${name}`, options);
  for (const [name, sha256] of originals) {
    zip.addReadStreamLazy(`${folder}/${name}`, options, (done) => {
      const bytes = Readable.from(original(files, sha256));
      bytes.once('error', fail);
      done(null, bytes);
    });
  }
  zip.end();
  return output;
}

async function* original(files: EvidenceFiles, sha256: string) {
  yield Buffer.from(await provenBytes(files, sha256));
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
