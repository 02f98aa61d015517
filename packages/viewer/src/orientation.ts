/** What an Exif segment of a JPEG begins with. */
export const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;

/** How a picture is to be turned, 1 to 8; 1 where the metadata does not say. */
export function orientationIn(exif: Buffer): number {
  const tiff = exif.subarray(EXIF.length);
  if (tiff.length < 14) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const entries = Math.min(short(directory), 200);
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    if (short(at) !== ORIENTATION) continue;
    const turn = short(at + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}
