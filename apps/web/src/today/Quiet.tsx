import { useNow } from '../app/use-now.ts';
import { beijing, deviceDiffers } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Empty } from '../ui/Empty.tsx';
import list from '../alerts/AlertsPage.module.css';
import { TODAY_WORDS } from './words.ts';

/** Nothing is to be done, and when the machine looks next. */
export function Quiet({ nextLookAt }: { nextLookAt: string | null }) {
  const words = useWords(TODAY_WORDS);
  return (
    <div className={list['list']}>
      <Empty
        text={
          nextLookAt === null ? (
            words.unwatched
          ) : (
            <>
              {words.quiet} <NextLook at={nextLookAt} />
            </>
          )
        }
      />
    </div>
  );
}

/** Beijing's clock, with the day when it is not today. */
function NextLook({ at }: { at: string }) {
  const { m, full } = useI18n();
  const now = useNow();
  const next = new Date(at).getTime();
  const { date, monthDay, time } = beijing(next);
  const clock = date === beijing(now).date ? time : `${monthDay} ${time}`;
  return (
    <time dateTime={at} title={full(at)}>
      {deviceDiffers(next) ? m.shell.beijing(clock) : clock}
    </time>
  );
}
