import { useI18n } from '../i18n/use-i18n.ts';

/** A time between two looks; it may be less than a second. */
export function useGapText(): (seconds: number) => string {
  const { duration, latency } = useI18n();
  return (seconds) => (seconds < 1 ? latency(seconds * 1000) : duration(seconds));
}
