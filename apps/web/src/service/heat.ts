import type { ServiceHour, ServiceView } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import type { ServiceWords } from './words.ts';

/** Upper ends of the steps, minutes; the fifth has none. */
const STEPS = [1, 5, 15, 60];
/** Fewer questions than this are a hint at best. */
const FEW = 3;
const LONG_SECONDS = 3_600;

export interface HeatCell {
  /** 1–5; null where the wait is not known. */
  step: number | null;
  /** Rests on too little. */
  few: boolean;
  /** As short as it goes, and in words. */
  text: string;
  words: string;
}

/** Whole minutes, as printed. */
function minutesText(seconds: number): string {
  return seconds < 60 ? '<1' : countText(Math.round(seconds / 60));
}

/** An hour's waits as a cell. */
export function cellOf(
  { seconds, atLeast, asked }: Pick<ServiceHour, 'seconds' | 'atLeast' | 'asked'>,
  words: ServiceWords,
): HeatCell {
  const few = asked < FEW;
  if (seconds === null) {
    return { step: null, few, text: words.short, words: words.shortLong };
  }
  const minutes = seconds / 60;
  const step = STEPS.findIndex((end) => minutes <= end) + 1 || STEPS.length + 1;
  if (atLeast && seconds >= LONG_SECONDS) {
    return { step: STEPS.length + 1, few, text: words.never, words: words.neverLong };
  }
  const text = minutesText(seconds);
  return { step, few, text, words: words.median(text) };
}

/** What stands at an hour of the week; null where nobody asked. */
export function heatAt(
  { hours }: Pick<ServiceView, 'hours'>,
  { weekday, hour }: Pick<ServiceHour, 'weekday' | 'hour'>,
  words: ServiceWords,
): HeatCell | null {
  const found = hours.find((one) => one.weekday === weekday && one.hour === hour);
  if (found === undefined) return null;
  const cell = cellOf(found, words);
  const place = `${words.day(words.days[weekday - 1] ?? '')} ${words.hour(String(hour))}`;
  return { ...cell, words: words.cell(place, cell.words, countText(found.asked)) };
}
