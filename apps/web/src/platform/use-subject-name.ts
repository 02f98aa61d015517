import { useQuery } from '@tanstack/react-query';
import { productsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { PLATFORM_WORDS } from './words.ts';

/** A reading's subject in words: the product's title, or the whole site. */
export function useSubjectName(platformId: string): (subject: string) => string {
  const { why } = useWords(PLATFORM_WORDS);
  const { data } = useQuery(productsQuery(platformId));
  return (subject) =>
    subject === ''
      ? why.site
      : (data?.items.find((product) => product.ref === subject)?.title ?? subject);
}
