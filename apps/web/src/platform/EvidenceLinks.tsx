import type { ObservationView, TRANSCRIPT_MIME as TranscriptMime } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { sizeText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './EvidenceLinks.module.css';
import { PLATFORM_WORDS } from './words.ts';

/** As contracts name it; a value taken from there would bring every schema into the first page. */
const TRANSCRIPT_MIME: typeof TranscriptMime = 'application/vnd.kaopu.look+json';

type Item = ObservationView['evidence'][number] & { of: string };

/** The stored bytes behind observations: pages first, then what a single look asked and was answered. */
export function EvidenceLinks({
  looks,
}: {
  looks: readonly Pick<ObservationView, 'key' | 'evidence'>[];
}) {
  const texts = useWords(PLATFORM_WORDS);
  const items = looks.flatMap(({ key, evidence }) =>
    evidence.map((item) => ({ ...item, of: key })),
  );
  const pages = items.filter(({ mime }) => mime !== TRANSCRIPT_MIME);
  const [transcript, ...more] = items.filter(({ mime }) => mime === TRANSCRIPT_MIME);
  return (
    <>
      <Pages items={pages} />
      {transcript === undefined || more.length > 0 ? null : (
        <>
          {' '}
          <Link
            to="/evidence/$sha256"
            params={{ sha256: transcript.sha256 }}
            search={{ of: transcript.of }}
          >
            {texts.looks.transcript}
          </Link>
        </>
      )}
    </>
  );
}

/** One link in words, several as numbers. */
function Pages({ items }: { items: readonly Item[] }) {
  const words = useWords(PLATFORM_WORDS).looks;
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
