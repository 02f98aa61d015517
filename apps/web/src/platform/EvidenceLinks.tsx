import type { ObservationView, TRANSCRIPT_MIME as TranscriptMime } from '@kaopu/contracts';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import css from './EvidenceLinks.module.css';

/** As contracts name it; a value taken from there would bring every schema into the first page. */
const TRANSCRIPT_MIME: typeof TranscriptMime = 'application/vnd.kaopu.look+json';

/** The stored bytes behind an observation: pages first, then what was asked for and what answered. */
export function EvidenceLinks({ evidence }: { evidence: ObservationView['evidence'] }) {
  const { m } = useI18n();
  const pages = evidence.filter(({ mime }) => mime !== TRANSCRIPT_MIME);
  const transcript = evidence.find(({ mime }) => mime === TRANSCRIPT_MIME);
  return (
    <>
      <Pages pages={pages} />
      {transcript === undefined ? null : (
        <>
          {' '}
          <NewTabLink href={`/api/v1/evidence/${transcript.sha256}`}>
            {m.platform.looks.transcript}
          </NewTabLink>
        </>
      )}
    </>
  );
}

/** One link in words, several as numbers. */
function Pages({ pages }: { pages: ObservationView['evidence'] }) {
  const { m } = useI18n();
  const words = m.platform.looks;
  const [only, ...rest] = pages;
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
      {pages.map((item, i) => (
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
