import { useQuery } from '@tanstack/react-query';
import { productsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';

/** A reading's subject in words: the product's title, or the whole site. */
export function useSubjectName(platformId: string): (subject: string) => string {
  const { m } = useI18n();
  const { data } = useQuery(productsQuery(platformId));
  return (subject) =>
    subject === ''
      ? m.platform.why.site
      : (data?.items.find((product) => product.ref === subject)?.title ?? subject);
}
