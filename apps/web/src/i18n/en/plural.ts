/** A printed number with its noun: 「1 alert」, 「2 alerts」. */
export function counted(n: string, one: string, many = `${one}s`): string {
  return `${n} ${n === '1' ? one : many}`;
}

/** The noun or verb alone, by a printed number that stands elsewhere. */
export function plural(n: string, one: string, many: string): string {
  return n === '1' ? one : many;
}
