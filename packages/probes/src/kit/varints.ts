/** 7 bits a byte, the lowest first, the highest bit set where more follow (LEB128). */
const MORE = 128;

/** Whole numbers in few bytes when they are small; signs alternate (zigzag), so -1 is as short as 1. */
export function writeNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number < 0 ? -number * 2 - 1 : number * 2;
    while (rest >= MORE) {
      bytes.push((rest % MORE) + MORE);
      rest = Math.floor(rest / MORE);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Throws RangeError when the last number is cut off. */
export function readNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let place = 1;
  for (const byte of bytes) {
    value += (byte % MORE) * place;
    place *= MORE;
    if (byte >= MORE) continue;
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
    value = 0;
    place = 1;
  }
  if (place !== 1) throw new RangeError('a number is cut off');
  return numbers;
}
