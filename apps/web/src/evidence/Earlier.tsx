import type { EvidenceInfo } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { Clock } from '../ui/When.tsx';
import css from './Evidence.module.css';
import { EVIDENCE_WORDS } from './words.ts';

/** The way to what the same probe saw before, and a plain word when there is none. */
export function Earlier({ info }: { info: EvidenceInfo }) {
  const words = useWords(EVIDENCE_WORDS).compare;
  const { capture, sha256 } = info;
  if (capture === null) return null;
  const { previous, different } = capture;
  if (previous === null) return <p className={css['hint']}>{words.first}</p>;
  const isSame = previous.sha256 === sha256;
  return (
    <p>
      {isSame ? `${words.unchanged} ` : null}
      {different === null ? null : (
        <>
          <Link
            to="/evidence/$before/diff/$after"
            params={{ before: different.sha256, after: sha256 }}
            search={{ of: capture.key }}
          >
            {isSame ? words.different : words.previous}
          </Link>{' '}
          <span className={css['hint']}>
            <Clock at={different.at} seconds />
          </span>
        </>
      )}
    </p>
  );
}
