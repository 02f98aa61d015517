import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 64 * 1024;

/** A request's body as text; an overlong one is cut, since nothing of ours sends any. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
