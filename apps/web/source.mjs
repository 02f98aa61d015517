// Lays the source of the scoring beside the page that explains it, as one text that anybody can read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCE = new URL('../../packages/scoring/src/', import.meta.url);

const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .sort();
const parts = names.map(
  (name) => `// packages/scoring/src/${name}\n\n${readFileSync(new URL(name, SOURCE), 'utf8')}`,
);
writeFileSync(new URL('dist/scoring.txt', import.meta.url), parts.join('\n\n'));
