import type { ObservationView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import css from './EvidenceLinks.module.css';

/** The stored bytes behind observations: one link in words, several as numbers. */
export function EvidenceLinks({
  looks,
}: {
  looks: readonly Pick<ObservationView, 'key' | 'evidence'>[];
}) {
  const { m } = useI18n();
  const words = m.platform.looks;
  const items = looks.flatMap(({ key, evidence }) =>
    evidence.map((item) => ({ ...item, of: key })),
  );
  const [only, ...rest] = items;
  if (only === undefined) return null;
  if (rest.length === 0) {
    return (
      <Link to="/evidence/$sha256" params={{ sha256: only.sha256 }} search={{ of: only.of }}>
        {words.evidenceOf(sizeText(only.size))}
      </Link>
    );
  }
  return (
    <span className={css['links']}>
      {words.evidenceMany}
      {items.map(({ sha256, of, size, url }, i) => (
        <Link
          key={`${sha256}${i}`}
          to="/evidence/$sha256"
          params={{ sha256 }}
          search={{ of }}
          className={css['number']}
          title={`${words.evidenceOf(sizeText(size))} · ${url}`}
        >
          {i + 1}
        </Link>
      ))}
    </span>
  );
}
