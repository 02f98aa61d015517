import { post } from './client.ts';
import { ApiUnreachable } from './problem.ts';

/**
 * Posts to `path` and hands the file that comes back to the reader's browser, under the name the
 * server gave it. Throws `ApiProblem` or `ApiUnreachable`, also when it breaks off on the way.
 */
export async function saveAs(path: string, body: unknown, fallbackName: string): Promise<void> {
  const response = await post(path, body);
  const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  let bytes: Blob;
  try {
    bytes = await response.blob();
  } catch {
    throw new ApiUnreachable('offline');
  }
  handOver(bytes, name ?? fallbackName);
}

/** Gives the reader's browser a file to keep. */
export function handOver(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_MS);
}

/** Long enough for the browser to have taken the file. */
const SAVED_MS = 60_000;
