import type { ObservationView } from '@kaopu/contracts';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import css from './EvidenceLinks.module.css';

/** The stored bytes behind an observation: one link in words, several as numbers. */
export function EvidenceLinks({ evidence }: { evidence: ObservationView['evidence'] }) {
  const { m } = useI18n();
  const words = m.platform.looks;
  const [only, ...rest] = evidence;
  if (only === undefined) return null;
  if (rest.length === 0) {
    return (
      <NewTabLink href={`/api/v1/evidence/${only.sha256}`}>
        {words.evidenceOf(sizeText(only.size))}
      </NewTabLink>
    );
  }
  return (
    <span className={css['links']}>
      {words.evidenceMany}
      {evidence.map((item, i) => (
        <a
          key={`${item.sha256}${i}`}
          href={`/api/v1/evidence/${item.sha256}`}
          target="_blank"
          rel="noopener noreferrer"
          className={css['number']}
          title={`${words.evidenceOf(sizeText(item.size))} · ${item.url}`}
        >
          {i + 1}
        </a>
      ))}
    </span>
  );
}
