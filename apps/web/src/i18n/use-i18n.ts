import { useMemo, useSyncExternalStore } from 'react';
import {
  absoluteText,
  deviceDiffers,
  durationText,
  fullText,
  latencyText,
} from '../format/time.ts';
import { language, subscribeLanguage } from './language.ts';

/** Messages and the formats that depend on the language. */
export function useI18n() {
  const { lang, m } = useSyncExternalStore(subscribeLanguage, language);
  return useMemo(
    () => ({
      lang,
      m,
      duration: (seconds: number) => durationText(seconds, lang),
      latency: (ms: number) => latencyText(ms, lang),
      full: (at: string | number) => fullText(new Date(at).getTime(), lang),
      every: (seconds: number) => m.words.every(durationText(seconds, lang)),
      absolute: (at: string | number, seconds = false) => {
        const time = new Date(at).getTime();
        const clock = absoluteText(time, seconds);
        return deviceDiffers(time) ? m.shell.beijing(clock) : clock;
      },
    }),
    [lang, m],
  );
}

export type I18n = ReturnType<typeof useI18n>;
