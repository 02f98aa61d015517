import type { LogEntry, UploadView } from '@kaopu/contracts';
import { send } from '../api/client.ts';
import { ApiProblem, ApiUnreachable } from '../api/problem.ts';
import { all, drop, find, keep, type Photo, type Waiting } from './place.ts';
import { sendPhoto } from './send-photo.ts';
import { WAITING_MARK } from './waiting-mark.ts';

/** What the page shows of what waits; renewed whenever that changes. */
export interface Outbox {
  waiting: readonly Waiting[];
  /** How far the photo under way is, 0–1; null while none is. */
  progress: number | null;
  /** Ids that were sent since the page was opened, and of which platform they are. */
  sent: readonly Sent[];
}

type Sent = Pick<Waiting, 'id' | 'platformId' | 'platformName'> & {
  /** Of its photos, as the service has them. */
  hashes: readonly string[];
};

let outbox: Outbox = { waiting: [], progress: null, sent: [] };
const listeners = new Set<() => void>();

function become(part: Partial<Outbox>): void {
  outbox = { ...outbox, ...part };
  for (const listener of listeners) listener();
}

export function subscribeOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentOutbox(): Outbox {
  return outbox;
}

/** Oldest first; a browser that keeps nothing has nothing that waits. */
async function waitingEntries(): Promise<Waiting[]> {
  const waiting = await all('waiting').catch(() => []);
  return waiting.sort((a, b) => a.at.localeCompare(b.at));
}

export async function readOutbox(): Promise<void> {
  const waiting = await waitingEntries();
  if (waiting.length === 0) localStorage.removeItem(WAITING_MARK);
  else localStorage.setItem(WAITING_MARK, String(waiting.length));
  become({ waiting });
}

/** Keeps an entry here; whether it is sent is the next step's business. */
export async function putIn(entry: Waiting): Promise<void> {
  // Before the entry: a mark without one costs a look, an entry without one would never be sent.
  localStorage.setItem(WAITING_MARK, '1');
  await keep('waiting', entry);
  await readOutbox();
}

export async function takeOut({ id, photos }: Waiting): Promise<void> {
  await drop('waiting', id);
  for (const photo of photos) await drop('photos', photo);
  await readOutbox();
}

/** Passes that may go by themselves; what was refused for good does not. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiUnreachable) return true;
  return (
    error instanceof ApiProblem && (error.problem.status >= 500 || error.problem.status === 429)
  );
}

async function uploaded(photo: Photo): Promise<string> {
  if (photo.sha256 !== null) return photo.sha256;
  try {
    const upload: UploadView = await sendPhoto(photo.bytes, (progress) => become({ progress }));
    await keep('photos', { ...photo, sha256: upload.sha256 });
    return upload.sha256;
  } finally {
    become({ progress: null });
  }
}

async function post(entry: Waiting): Promise<void> {
  const uploads: { sha256: string; name: string }[] = [];
  const photos: Photo[] = [];
  for (const id of entry.photos) {
    const photo = await find('photos', id);
    if (photo === null) continue;
    photos.push(photo);
    uploads.push({ sha256: await uploaded(photo), name: photo.name });
  }
  const { id, kind, at, reporter, fields } = entry;
  const body: LogEntry = { id, kind, at, reporter, fields, uploads };
  await send('POST', `/platforms/${entry.platformId}/entries`, body);
  for (const photo of photos) {
    if (photo.original !== null) await keep('originals', photo);
  }
  const { platformId, platformName } = entry;
  const hashes = uploads.map(({ sha256 }) => sha256);
  await takeOut(entry);
  become({ sent: [...outbox.sent, { id, platformId, platformName, hashes }] });
}

/** Sends what waits, in order; stops where nobody answers, and leaves out what was refused. */
async function sendAll(): Promise<void> {
  for (const entry of await waitingEntries()) {
    if (entry.refused !== null) continue;
    try {
      await post(entry);
    } catch (error) {
      if (isPassing(error)) break;
      const refused = error instanceof Error ? error.message : String(error);
      await keep('waiting', { ...entry, refused });
    }
  }
  await readOutbox();
}

let running: Promise<void> | null = null;

/** One at a time, in one tab at a time where the browser can tell them apart. */
export function flush(): Promise<void> {
  running ??= (async () => {
    try {
      if ('locks' in navigator) await navigator.locks.request('kaopu.log', sendAll);
      else await sendAll();
    } finally {
      running = null;
    }
  })();
  return running;
}

/** Once more what was refused. */
export async function tryAgain(entry: Waiting): Promise<void> {
  await keep('waiting', { ...entry, refused: null });
  await flush();
}
