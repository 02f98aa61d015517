/** What stands where a secret stood. */
const BLOT = '***';

/** Takes the secrets of one look out of whatever it keeps or tells. */
export interface Secrets {
  hide(secret: string): void;
  inText(text: string): string;
  inBytes(bytes: Uint8Array): Uint8Array;
  /** Of a JSON value, names included. */
  inValue<T>(value: T): T;
}

export function openSecrets(): Secrets {
  const forms = new Set<string>();
  const inText = (text: string) => {
    let left = text;
    for (const form of forms) left = left.replaceAll(form, BLOT);
    return left;
  };
  return {
    hide(secret) {
      if (secret === '') return;
      // As it is, as part of an address, of a form, and of JSON.
      const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
      const inJson = JSON.stringify(secret).slice(1, -1);
      for (const form of [secret, encodeURIComponent(secret), inForm, inJson]) forms.add(form);
    },
    inText,
    inBytes(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const holds = [...forms].some((form) => buffer.includes(form));
      // A page that echoes a key is text; latin1 keeps every other byte as it is.
      return holds ? Buffer.from(inLatin1(buffer, forms), 'latin1') : bytes;
    },
    inValue<T>(value: T): T {
      return forms.size === 0 ? value : (JSON.parse(inText(JSON.stringify(value))) as T);
    },
  };
}

function inLatin1(buffer: Buffer, forms: ReadonlySet<string>): string {
  let text = buffer.toString('latin1');
  for (const form of forms) {
    text = text.replaceAll(Buffer.from(form).toString('latin1'), BLOT);
  }
  return text;
}
