import fc from 'fast-check';
import {
  addFinding,
  SOURCES,
  TOPICS,
  type Finding,
  type Findings,
  type Source,
  type TopicId,
} from '../src/findings.ts';
import { DAY, START } from './support.ts';

/** One finding and when it was made. */
export interface Said {
  finding: Finding;
  t: number;
  id: string;
}

/** `daysAgo` before START, by the observer `by`. */
export function said(
  topic: TopicId,
  subject: string,
  value: string | number,
  source: Source = 'page',
  by = 'home',
  daysAgo = 1,
): Said {
  const t = START - daysAgo * DAY;
  return { finding: { topic, subject, value, source, by }, t, id: `${topic}/${by}/${t}` };
}

export function findingsOf(all: readonly Said[]): Findings {
  return all.reduce<Findings>(
    (findings, { finding, t, id }) => addFinding(findings, finding, { t, id }),
    {},
  );
}

/** One look at a page a day, the last one at START: a value for each. */
export function looks(
  topic: TopicId,
  subject: string,
  values: readonly string[],
  by = 'home',
): Said[] {
  return values.map((value, i) => said(topic, subject, value, 'page', by, values.length - 1 - i));
}

/** What a verdict's signals are. */
export function codes(verdict: { signals: readonly { code: string }[] }): string[] {
  return verdict.signals.map(({ code }) => code);
}

/**
 * Words of some topics about a few subjects in the last hundred days, at noon and midnight: looks in
 * one period are one, so that properties about one word more have to choose other hours.
 */
export function anySaid(
  topics: readonly TopicId[],
  subjects: readonly string[],
): fc.Arbitrary<Said> {
  const base = fc.record({
    topic: fc.constantFrom(...topics),
    subject: fc.constantFrom(...subjects),
    source: fc.constantFrom(...SOURCES),
    by: fc.constantFrom('home', 'office', 'wang', 'li'),
    halfDays: fc.integer({ min: 0, max: 200 }),
    pick: fc.nat(),
  });
  return base.map(({ topic, subject, source, by, halfDays, pick }) => {
    const words: readonly string[] | 'number' | 'text' = TOPICS[topic];
    const values = typeof words === 'string' ? [0, 100, 50_000] : words;
    const value = values[pick % values.length] ?? 0;
    return said(topic, subject, value, source, by, halfDays / 2);
  });
}
