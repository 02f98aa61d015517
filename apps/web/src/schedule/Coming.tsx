import type { ComingTimes } from '@kaopu/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionFailure } from '../ui/Failure.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Schedule.module.css';
import type { Timing } from './timing.ts';
import { SCHEDULE_WORDS } from './words.ts';

/** The next times of a schedule, asked anew whenever it changes; what is wrong with it comes as its error. */
export function useComing({ intervalSeconds, schedule = null }: Timing, probeId?: string) {
  return useQuery({
    queryKey: ['schedule-preview', intervalSeconds, schedule, probeId],
    queryFn: () =>
      send<ComingTimes>('POST', '/schedules/preview', { intervalSeconds, schedule, probeId }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}

/** What is wrong with a schedule stands at its fields. */
export function Coming({ coming: { data, error } }: { coming: ReturnType<typeof useComing> }) {
  const words = useWords(SCHEDULE_WORDS);
  if (error instanceof ApiProblem) return null;
  if (error !== null) return <ActionFailure error={error} />;
  if (data === undefined) return null;
  return (
    <div className={css['hint']} aria-live="polite">
      {data.exact ? words.next : words.nextExample}
      <ol>
        {data.at.map((at) => (
          <li key={at}>
            <Clock at={at} seconds />
          </li>
        ))}
      </ol>
    </div>
  );
}
