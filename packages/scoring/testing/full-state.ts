import { judge, emptyState, type Fact, type PlatformState, type Reading } from '../src/index.ts';
import { HOUR, observation, RUN, START } from './support.ts';

const LOOKS = 100;

export const AFTER_ALL = START + LOOKS * HOUR;

/** A platform with every kind of state: counters, waits, a register, a detector at work, a pending fact. */
export function fullState(): PlatformState {
  const observations = Array.from({ length: LOOKS }, (_, i) => {
    const slow = i >= 70;
    const milliseconds = (slow ? 3000 : 400) + (i % 7);
    const readings: Reading[] = [
      { indicator: 'availability', subject: '', x: slow ? 0.5 : 1 },
      { indicator: 'tls', subject: '', x: 1 },
      { indicator: 'price-level', subject: 'p1', x: i % 2, value: 0.01 },
      {
        indicator: 'latency',
        subject: '',
        x: 1,
        value: milliseconds,
        duration: { seconds: milliseconds / 1000, censored: false },
      },
    ];
    const facts: Fact[] = [
      {
        kind: 'price',
        subject: 'p1',
        value: i === LOOKS - 1 ? 200 : 100,
        confirmed: false,
        label: 'Card',
      },
      { kind: 'stock', subject: 'p1', value: i === LOOKS - 1 ? 'out' : 'in', confirmed: false },
    ];
    const at = START + i * HOUR;
    // Scheduled looks and asked-for ones have differently shaped keys.
    const key = i % 10 === 0 ? `now/${i}` : `probe-${i % 2}/${at}`;
    return observation(key, at, { readings, facts, spacingMs: HOUR });
  });
  return judge({
    ...RUN,
    now: AFTER_ALL,
    state: emptyState(),
    observations,
    profiles: [],
    openAlerts: [],
  }).state;
}
