import { sha256 } from '../method/sha256.ts';
import { readExported } from './read-exported.ts';
import { recheck, type Recheck } from './recheck.ts';

/** Where the export is: behind an address of ours, or in a file of the reader's. */
export type Source = { url: string } | { file: Blob };

export type Told =
  | { kind: 'progress'; done: number; all: number }
  | { kind: 'done'; found: Recheck }
  | { kind: 'failed'; why: 'offline' | 'malformed' };

function tell(told: Told): void {
  self.postMessage(told);
}

/** The text of an export; null when it cannot be had. */
async function textOf(source: Source): Promise<string | null> {
  if ('file' in source) return source.file.text();
  try {
    const answer = await fetch(source.url, { headers: { accept: 'application/json' } });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

self.onmessage = async ({ data }: MessageEvent<Source>) => {
  const text = await textOf(data);
  if (text === null) return tell({ kind: 'failed', why: 'offline' });
  const exported = readExported(parsed(text));
  if (exported === null) return tell({ kind: 'failed', why: 'malformed' });
  const all = exported.platforms.length;
  tell({ kind: 'progress', done: 0, all });
  const found = await recheck(exported, (done) => tell({ kind: 'progress', done, all }), sha256);
  tell({ kind: 'done', found });
};
