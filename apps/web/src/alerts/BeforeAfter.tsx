import type { AlertDetail, ObservationView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { EvidenceLinks } from '../platform/EvidenceLinks.tsx';
import type { Cited } from '../platform/use-cited.ts';
import { cx } from '../ui/classes.ts';
import rows from '../ui/rows.module.css';
import { Clock } from '../ui/When.tsx';
import { comparable } from './comparable.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

/** What was stored when all was well, and when it no longer was. */
export function BeforeAfter({
  evidence,
  cited,
}: {
  evidence: AlertDetail['evidence'];
  cited: Cited;
}) {
  const words = useWords(ALERT_PAGE_WORDS);
  const before = cited.get(evidence.before ?? '');
  const after = cited.get(evidence.after ?? '');
  if (evidence.after === null) return <p className={rows['more']}>{words.evidenceNone}</p>;
  const pair = comparable(before, after);
  return (
    <>
      <p className={rows['more']}>{words.evidenceHint}</p>
      <ul>
        <Look name={words.before} look={before} />
        <Look name={words.after} look={after} />
      </ul>
      {pair === null ? null : (
        <p>
          <Link to="/evidence/$before/diff/$after" params={pair.params} search={{ of: pair.of }}>
            {words.difference}
          </Link>
        </p>
      )}
    </>
  );
}

function Look({ name, look }: { name: string; look: ObservationView | undefined }) {
  const words = useWords(ALERT_PAGE_WORDS);
  if (look === undefined) return null;
  return (
    <li className={cx(rows['row'], rows['wrapping'])}>
      <span className={rows['what']}>
        <strong>{name}</strong>
        <Clock at={look.at} seconds />
      </span>
      <span>
        {look.evidence.length === 0 ? words.nothingKept : <EvidenceLinks looks={[look]} />}
      </span>
    </li>
  );
}
