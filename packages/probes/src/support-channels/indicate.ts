import type { Finding } from '@kaopu/scoring';
import { HERE } from '../kit/findings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Seen } from './schema.ts';

/** Being there is no quality: a widget may be dead, and who answers is measured elsewhere. */
export const INDICATORS = [] as const;

/** Pure. Contacts are only compared with themselves: one that changes is worth knowing. */
export function indicate({ outcome }: IndicateInput<Seen>): Indicated {
  if (outcome.kind === 'unknown') return { readings: [], facts: [] };
  const byChannel = Map.groupBy(outcome.seen.channels, ({ channel }) => channel);
  const findings = [...byChannel].map(([channel, shown]): Finding => {
    const value = shown.map((contact) => contact.value).sort();
    return { topic: 'contact', subject: channel, value: value.join(' '), source: 'page', by: HERE };
  });
  return { readings: [], facts: [], findings };
}
