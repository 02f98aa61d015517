import { wordFor } from '../i18n/messages.ts';

type Words = Readonly<Record<string, string>>;

/**
 * What a constant is called: by its whole path where it has words, else by the words of its parts,
 * a part without words under its own name. The first part is the group's title already.
 */
export function constantLabel(path: string, whole: Words, parts: Words): string {
  if (Object.hasOwn(whole, path)) return wordFor(whole, path);
  const [first = path, ...rest] = path.split('.');
  return (rest.length === 0 ? [first] : rest).map((part) => wordFor(parts, part)).join(' · ');
}
