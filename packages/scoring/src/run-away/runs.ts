import { sightingsOf, SOURCES, subjectsOf, type Findings, type TopicId } from '../findings.ts';
import type { Sighting, Source } from '../findings.ts';

/** Sightings of one unchanged value in a row, oldest first. */
export interface Run {
  value: string;
  sightings: Sighting[];
}

/** What one observer saw of one topic and subject up to `now`. */
export interface Course {
  topic: TopicId;
  subject: string;
  source: Source;
  runs: Run[];
}

function runsOf(sightings: readonly Sighting[]): Run[] {
  const runs: Run[] = [];
  for (const sighting of sightings) {
    const value = String(sighting.value);
    const open = runs.at(-1);
    if (open?.value === value) open.sightings.push(sighting);
    else runs.push({ value, sightings: [sighting] });
  }
  return runs;
}

/**
 * The courses of a topic. Each observer is followed by itself: two vantage points that are shown
 * different pages see no change.
 */
export function coursesOf(findings: Findings, topic: TopicId, now: number): Course[] {
  return subjectsOf(findings, topic).flatMap((subject) =>
    SOURCES.flatMap((source) => {
      const seen = sightingsOf(findings, topic, subject, source).filter(({ t }) => t <= now);
      return [...Map.groupBy(seen, ({ by }) => by)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, own]): Course => ({ topic, subject, source, runs: runsOf(own) }));
    }),
  );
}
