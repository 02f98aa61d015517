import type { ProfileId } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { cx } from '../ui/classes.ts';
import pick from '../ui/file-pick.module.css';
import { Severity } from '../ui/Severity.tsx';
import { datasetPath } from './queries.ts';
import { RecheckResult } from './RecheckResult.tsx';
import css from './Trust.module.css';
import { useRecheck, type Course } from './use-recheck.ts';
import { TRUST_WORDS } from './words.ts';

function Progress({ done, all }: { done: number; all: number | null }) {
  const words = useWords(TRUST_WORDS).recheck;
  return (
    <div>
      <progress
        aria-label={words.progress}
        {...(all === null ? {} : { value: done, max: Math.max(1, all) })}
      />
      <p className={css['quiet']}>
        {all === null ? words.starting : words.done(countText(done), countText(all))}
      </p>
    </div>
  );
}

function Outcome({ course }: { course: Course }) {
  const words = useWords(TRUST_WORDS).recheck;
  if (course.kind === 'failed') {
    return (
      <p>
        <Severity mark="warning" /> {words.failed[course.why]}
      </p>
    );
  }
  return course.kind === 'done' ? <RecheckResult found={course.found} at={course.at} /> : null;
}

/** Makes every published score again, here: of what the server has now, or of a file kept before. */
export function RecheckCard({ profile }: { profile: ProfileId }) {
  const words = useWords(TRUST_WORDS).recheck;
  const { course, start } = useRecheck();
  const isRunning = course.kind === 'running';
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.lead}</p>
        <div className={css['buttons']}>
          <Button
            look="accent"
            disabled={isRunning}
            onClick={() => start({ url: datasetPath(profile) })}
          >
            {course.kind === 'done' ? words.again : words.run}
          </Button>
          <label className={cx(buttonClass('plain'), pick['pick'])}>
            {words.file}
            <input
              type="file"
              accept="application/json,.json"
              disabled={isRunning}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file !== undefined) start({ file });
              }}
            />
          </label>
        </div>
        {isRunning ? <Progress done={course.done} all={course.all} /> : null}
        <div role="status">
          <Outcome course={course} />
        </div>
        <p className={css['quiet']}>{words.limits}</p>
      </div>
    </Card>
  );
}
