import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchFault, messageOf } from './fault.ts';
import { GrownBytes } from './grown-bytes.ts';
import type { Limits } from './limits.ts';
import { Slots } from './slots.ts';

/** More layers than this only ever meant harm. */
const MAX_LAYERS = 2;

/** Bombs that arrive together go off one after the other: each may hold all that is allowed. */
const decoding = new Slots(2);

function decoderFor(encoding: string, first: number) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Some servers say deflate and send the bare stream without its zlib header.
      return (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      return null;
  }
}

async function decodeLayer(
  input: Uint8Array,
  encoding: string,
  wire: number,
  limits: Limits,
  url: string,
): Promise<Uint8Array> {
  const decoder = decoderFor(encoding, input[0] ?? 0);
  if (decoder === null) {
    throw new FetchFault('unreadable', url, `unknown content encoding ${encoding}`);
  }
  const decoded = new GrownBytes(limits.decodedBytes);
  decoder.end(input);
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) {
      const size = decoded.with(chunk);
      if (size > limits.decodedBytes) {
        throw new FetchFault('too-large', url, `decoded body exceeds ${limits.decodedBytes} bytes`);
      }
      if (size > limits.ratioFloorBytes && size > wire * limits.ratio) {
        throw new FetchFault('too-large', url, `body expands more than ${limits.ratio} times`);
      }
      decoded.add(chunk);
    }
    return decoded.copy();
  } catch (error) {
    if (error instanceof FetchFault) throw error;
    throw new FetchFault('unreadable', url, `broken ${encoding} body: ${messageOf(error)}`, error);
  } finally {
    decoded.drop();
  }
}

/** Undoes `Content-Encoding` under the limits. Throws FetchFault. */
export async function decodeContent(
  wire: Uint8Array,
  contentEncoding: string,
  limits: Limits,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  if (wire.length === 0) return wire;
  if (layers.length > MAX_LAYERS) {
    throw new FetchFault('unreadable', url, `${layers.length} content encodings`);
  }
  if (layers.length === 0) return wire;
  if (!(await decoding.take(signal))) {
    throw new FetchFault('aborted', url, 'called off before the body was decoded');
  }
  try {
    let body = wire;
    for (const layer of layers.reverse()) {
      body = await decodeLayer(body, layer, wire.length, limits, url);
    }
    return body;
  } finally {
    decoding.give();
  }
}
