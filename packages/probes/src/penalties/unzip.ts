import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { FileFault, LIMITS } from '../kit/records/table/limits.ts';

/** A zip archive's parts, unpacked one at a time and never beyond a budget of bytes for all of them. */
export interface Archive {
  names: readonly string[];
  /** Null when there is no such part. */
  read(name: string, onChunk: (chunk: Buffer) => void): Promise<boolean>;
  close(): void;
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (error, zip) => {
        if (error) reject(new FileFault('not-this-format', `zip: ${error.message}`));
        else resolve(zip);
      },
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= LIMITS.parts) {
        reject(new FileFault('too-large', `more than ${LIMITS.parts} parts`));
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) =>
      reject(new FileFault('not-this-format', `zip: ${error.message}`)),
    );
    zip.readEntry();
  });
}

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip);
  let left: number = LIMITS.unpackedBytes;
  return {
    names: [...entries.keys()],
    read(name, onChunk) {
      const entry = entries.get(name);
      if (entry === undefined) return Promise.resolve(false);
      if (entry.isEncrypted()) throw new FileFault('encrypted', name);
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) {
            reject(new FileFault('not-this-format', `zip: ${error.message}`));
            return;
          }
          stream.on('data', (chunk: Buffer) => {
            left -= chunk.length;
            try {
              if (left < 0) throw new FileFault('too-large', `${name} unpacks to too much`);
              onChunk(chunk);
            } catch (fault) {
              stream.destroy();
              reject(fault);
            }
          });
          stream.on('end', () => resolve(true));
          stream.on('error', (fault: Error) =>
            reject(new FileFault('not-this-format', `zip: ${fault.message}`)),
          );
        });
      });
    },
    close: () => zip.close(),
  };
}
