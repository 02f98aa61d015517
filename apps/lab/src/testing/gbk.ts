/** Two-byte GBK by character, made from the platform's own decoder. */
const CODES = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gbk');
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const char = decoder.decode(Uint8Array.of(lead, trail));
    if (char.length === 1 && char !== '\ufffd') CODES.set(char, [lead, trail]);
  }
}

/** A text as the spreadsheet programs of Chinese offices save it. Throws at what GBK lacks. */
export function gbkOf(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((char) => {
      if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
      const code = CODES.get(char);
      if (code === undefined) throw new Error(`not in GBK: ${char}`);
      return [...code];
    }),
  );
}
