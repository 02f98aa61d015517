import type { Readable, Writable } from 'node:stream';

const LENGTH_BYTES = 8;

/** One message and its attachments: two lengths, the message as JSON, the bytes. */
export function writeFrame(out: Writable, message: object, bytes: Uint8Array[] = []): void {
  const head = Buffer.from(JSON.stringify(message));
  const lengths = Buffer.alloc(LENGTH_BYTES);
  lengths.writeUInt32BE(head.length, 0);
  lengths.writeUInt32BE(
    bytes.reduce((sum, part) => sum + part.length, 0),
    4,
  );
  out.write(Buffer.concat([lengths, head, ...bytes]));
}

export interface FrameLimits {
  messageBytes: number;
  bytes: number;
}

/**
 * Calls `onFrame` with every message that comes in, as unchecked JSON. A frame that is larger than it
 * may be, or no JSON, ends in one call of `onBroken`, and nothing is read any more.
 */
export function readFrames(
  input: Readable,
  limits: FrameLimits,
  onFrame: (message: unknown, bytes: Buffer) => void,
  onBroken: (reason: string) => void,
): void {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = LENGTH_BYTES;

  function broken(reason: string): void {
    input.removeListener('data', take);
    input.resume();
    parts = [];
    onBroken(reason);
  }

  function take(chunk: Buffer): void {
    parts.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = Buffer.concat(parts, held);
      const message = all.readUInt32BE(0);
      const bytes = all.readUInt32BE(4);
      if (message > limits.messageBytes || bytes > limits.bytes) {
        return broken(`a frame of ${message} and ${bytes} bytes`);
      }
      const body = LENGTH_BYTES + message;
      wanted = body + bytes;
      parts = [all];
      if (held < wanted) return;
      let parsed: unknown;
      try {
        parsed = JSON.parse(all.toString('utf8', LENGTH_BYTES, body));
      } catch {
        return broken('a frame that is no JSON');
      }
      onFrame(parsed, all.subarray(body, wanted));
      parts = [all.subarray(wanted)];
      held -= wanted;
      wanted = LENGTH_BYTES;
    }
  }
  input.on('data', take);
}
