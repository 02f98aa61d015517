import { relativeText } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useNow } from '../app/use-now.ts';

/** Relative up to seven days, with Beijing's clock in the title. */
export function When({ at }: { at: string }) {
  const now = useNow();
  const { lang, full } = useI18n();
  return (
    <time dateTime={at} title={full(at)}>
      {relativeText(new Date(at).getTime(), now, lang)}
    </time>
  );
}

/** Beijing's clock, always; to the second where looks may follow each other quickly. */
export function Clock({ at, seconds = false }: { at: string; seconds?: boolean }) {
  const { absolute, full } = useI18n();
  return (
    <time dateTime={at} title={full(at)}>
      {absolute(at, seconds)}
    </time>
  );
}
