import { absoluteText, relativeText } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useNow } from '../app/use-now.ts';

/** Relative up to seven days, with Beijing's clock in the title. */
export function When({ at }: { at: string }) {
  const now = useNow();
  const { lang, full, absolute } = useI18n();
  const time = new Date(at).getTime();
  const text = relativeText(time, now, lang);
  return (
    <time dateTime={at} title={full(at)}>
      {/* What is told by a clock says by whose. */}
      {text === absoluteText(time) ? absolute(at) : text}
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
