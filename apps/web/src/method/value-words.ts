import { wordFor } from '../i18n/messages.ts';

type Words = Readonly<Record<string, string>>;

/**
 * A constant's value as a reader says it: as a whole where it has words, else when all of its parts
 * have some (`shop-state · domain-term`, `quantile 0.5, q0 0.5`). null where it is a plain number, or
 * new. Words are found by the value, so that another value never stands beside the words of the old.
 */
export function valueWords(
  value: string,
  whole: Words,
  parts: Words,
  between: string,
): string | null {
  if (Object.hasOwn(whole, value)) return wordFor(whole, value);
  const items = value.split(' · ').map((item) =>
    item.split(', ').map((part) => {
      const [name = '', ...rest] = part.split(' ');
      return Object.hasOwn(parts, name) ? [wordFor(parts, name), ...rest].join(' ') : null;
    }),
  );
  if (items.flat().includes(null)) return null;
  return items.map((item) => item.join(between)).join(' · ');
}
