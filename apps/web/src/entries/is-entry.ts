const PREFIX = 'entry/';

/** Does the key of an observation say that a person told it? */
export function isEntry(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** The entry's own id, as addresses name it. */
export function entryIdOf(key: string): string {
  return key.slice(PREFIX.length);
}
