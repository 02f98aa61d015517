import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Proposal } from '../api/detection.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { useNow } from '../app/use-now.ts';
import { beijing } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { intervalChoices } from '../platform/intervals.ts';
import { ScheduleFields } from '../schedule/ScheduleFields.tsx';
import type { Timing } from '../schedule/timing.ts';
import { SCHEDULE_WORDS } from '../schedule/words.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import control from '../ui/control.module.css';
import rows from '../ui/rows.module.css';
import { nextTimes } from './presets.ts';
import css from './Proposals.module.css';
import { REGISTER_WORDS } from './words.ts';

const FLOOR_SECONDS = 60;

/** Beijing's clock, with the day where it is another one. */
function clockOf(at: number, now: number): string {
  const { date, monthDay, time } = beijing(at);
  return date === beijing(now).date ? time : `${monthDay} ${time}`;
}

/** What will be looked at and how often, in words; a schedule is there for who wants one. */
export function Proposals({
  probes,
  errorAt,
  onTiming,
}: {
  probes: readonly (Proposal & Timing)[];
  errorAt: (path: string) => string | null;
  onTiming: (key: string, timing: Timing) => void;
}) {
  const { lang, every } = useI18n();
  const texts = useWords(REGISTER_WORDS);
  const words = useWords(SCHEDULE_WORDS);
  const kinds = useQuery(probeKindsQuery);
  const now = useNow();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const text = lang === 'en' ? 'en' : 'zh';
  return (
    <ul>
      {probes.map((probe, i) => {
        const kind = kinds.data?.items.find((entry) => entry.kind === probe.kind);
        const title = kind?.title[text] ?? probe.kind;
        const minSeconds = kind?.minIntervalSeconds ?? FLOOR_SECONDS;
        const key = `${probe.kind}${i}`;
        if (opened.has(key)) {
          return (
            <li key={key} className={rows['row']}>
              <strong>{title}</strong>
              <ScheduleFields
                value={probe}
                minSeconds={minSeconds}
                path={`/probes/${i}`}
                errorAt={errorAt}
                onChange={(timing) => onTiming(key, timing)}
              />
            </li>
          );
        }
        return (
          <li key={key} className={cx(rows['row'], css['probe'])}>
            <span className={rows['what']}>
              <strong>{title}</strong>
              <span className={rows['more']}>{texts.nextLook(every(probe.intervalSeconds))}</span>
              <span className={rows['more']} data-fact="next-times">
                {texts.nextTimes(
                  nextTimes(now, probe.intervalSeconds)
                    .map((at) => clockOf(at, now))
                    .join(texts.comma),
                )}
              </span>
            </span>
            <span className={css['choice']}>
              <select
                className={control['select']}
                aria-label={`${title}: ${texts.interval}`}
                value={probe.intervalSeconds}
                onChange={(event) => onTiming(key, { intervalSeconds: Number(event.target.value) })}
              >
                {intervalChoices(probe.intervalSeconds, minSeconds).map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {every(seconds)}
                  </option>
                ))}
              </select>
              <Button look="quiet" onClick={() => setOpened(new Set([...opened, key]))}>
                {words.set}
              </Button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
