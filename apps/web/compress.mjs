// Compresses the built files once, so that the server never has to while a reader waits.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url);
const WORTH_BYTES = 1024;

for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|html|svg|txt)$/.test(name)) continue;
  const bytes = readFileSync(new URL(name, DIST));
  if (bytes.length < WORTH_BYTES) continue;
  writeFileSync(new URL(`${name}.br`, DIST), brotliCompressSync(bytes));
  writeFileSync(new URL(`${name}.gz`, DIST), gzipSync(bytes, { level: 9 }));
}
