import type { ObservationView } from '@kaopu/contracts';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';

/** The stored bytes behind an observation, one link each. */
export function EvidenceLinks({ evidence }: { evidence: ObservationView['evidence'] }) {
  const { m } = useI18n();
  return evidence.map((item) => (
    <span key={item.sha256}>
      <NewTabLink href={`/api/v1/evidence/${item.sha256}`}>
        {m.platform.looks.evidenceOf(sizeText(item.size))}
      </NewTabLink>{' '}
    </span>
  ));
}
