import type { ReportLine } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { countText, scoreText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useWords } from '../i18n/use-words.ts';
import { Basis } from '../platform/Basis.tsx';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

/** One thing a report says of a platform, and on demand the looks it rests on. */
export function Line({ line, language }: { line: ReportLine; language: 'zh' | 'en' }) {
  const words = useWords(REPORT_WORDS);
  const { platformId, name, score, text, evidence } = line;
  return (
    <li className={css['line']}>
      <Link to="/platforms/$id" params={{ id: platformId }}>
        {name}
      </Link>
      {score === null ? null : (
        <span className={css['score']}>
          {scoreText(score.from)} → {scoreText(score.to)} {words.points(signedPoints(score.points))}
        </span>
      )}
      <p>{text[language]}</p>
      <Basis
        platformId={platformId}
        evidence={evidence}
        title={words.basis(countText(evidence.length))}
        className={css['quiet']}
      />
    </li>
  );
}
