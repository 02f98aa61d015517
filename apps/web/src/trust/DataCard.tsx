import type { ProfileId } from '@kaopu/scoring';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { datasetPath } from './queries.ts';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

const COMMAND = 'npm run recompute --';

/** Everything to take away, and how to reckon with it elsewhere. */
export function DataCard({ profile }: { profile: ProfileId }) {
  const words = useWords(TRUST_WORDS).data;
  const name = `kaopu-scores-${profile}`;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <div className={css['buttons']}>
          <a className={buttonClass('plain')} href={datasetPath(profile)} download={`${name}.json`}>
            {words.json}
          </a>
          <a
            className={buttonClass('plain')}
            href={datasetPath(profile, true)}
            download={`${name}.csv`}
          >
            {words.csv}
          </a>
        </div>
        <p>{words.cli}</p>
        <code className={css['command']}>
          {`${COMMAND} "${location.origin}${datasetPath(profile)}"`}
        </code>
        <p>{words.file}</p>
        <code className={css['command']}>{`${COMMAND} ${name}.json`}</code>
      </div>
    </Card>
  );
}
