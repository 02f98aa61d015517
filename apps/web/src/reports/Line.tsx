import type { ReportLine } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { countText, scoreText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useWords } from '../i18n/use-words.ts';
import { EvidenceLinks } from '../platform/EvidenceLinks.tsx';
import { useCited } from '../platform/use-cited.ts';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

/** One thing a report says of a platform, and on demand the looks it rests on. */
export function Line({ line, language }: { line: ReportLine; language: 'zh' | 'en' }) {
  const words = useWords(REPORT_WORDS);
  const [isOpen, setOpen] = useState(false);
  const { platformId, name, score, text, evidence } = line;
  return (
    <li className={css['line']}>
      <Link to="/platforms/$id" params={{ id: platformId }}>
        {name}
      </Link>
      {score === null ? null : (
        <span className={css['score']}>
          {scoreText(score.from)} → {scoreText(score.to)} ({signedPoints(score.points)})
        </span>
      )}
      <p>{text[language]}</p>
      {evidence.length === 0 ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className={css['quiet']}>{words.basis(countText(evidence.length))}</summary>
          {isOpen ? <Looks platformId={platformId} keys={evidence} /> : null}
        </details>
      )}
    </li>
  );
}

function Looks({ platformId, keys }: { platformId: string; keys: readonly string[] }) {
  const cited = useCited(platformId, keys);
  return <EvidenceLinks looks={keys.flatMap((key) => cited.get(key) ?? [])} />;
}
