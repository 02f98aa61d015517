import { Link } from '@tanstack/react-router';
import { isEntry } from '../entries/is-entry.ts';
import { ENTRY_WORDS } from '../entries/words.ts';
import { useWords } from '../i18n/use-words.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Clock } from '../ui/When.tsx';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import type { Cited } from './use-cited.ts';

/** What an observation rests on: the stored bytes, or its record where there were none to store. */
export function ObservationEvidence({
  platformId,
  cited,
  observation,
}: {
  platformId: string;
  cited: Cited;
  /** Key of the observation. */
  observation: string;
}) {
  const words = useWords(INSIGHT_WORDS);
  const entryWords = useWords(ENTRY_WORDS);
  const found = cited.get(observation);
  if (found === undefined) return null;
  if (isEntry(observation)) {
    return (
      <>
        <Link to="/platforms/$id/evidence" params={{ id: platformId }} hash={observation}>
          {entryWords.cited}
        </Link>{' '}
        <EvidenceLinks looks={[found]} />
      </>
    );
  }
  const look = found.borneOutBy ?? found;
  if (look.evidence.length > 0) return <EvidenceLinks looks={[look]} />;
  return (
    <NewTabLink
      href={`/api/v1/platforms/${platformId}/observations?keys=${encodeURIComponent(observation)}`}
    >
      {words.record} <Clock at={found.at} />
    </NewTabLink>
  );
}
