import { advance, NO_MEMORY } from './advance.ts';
import { spansPlatforms } from './setup.ts';
import type { AlertEvent, EventRule, LiveAlert, Message, Setup } from './types.ts';

/** What a rule would have brought of one part of what happened. */
export interface Tried {
  alerts: LiveAlert[];
  messages: Message[];
}

/**
 * Has the stages that decide live go over what happened (in order of time), with this rule alone and no worker ever
 * cut off: platform by platform, where no route tells of several together.
 */
export function* tryRule(
  setup: Setup,
  rule: EventRule,
  events: readonly AlertEvent[],
  now: number,
): Generator<Tried> {
  const alone = { ...setup, rules: [rule], isCutOff: () => false };
  const parts = spansPlatforms(setup.routes)
    ? [events]
    : Map.groupBy(events, ({ platformId }) => platformId).values();
  let made = 0;
  for (const part of parts) {
    const { memory, ended, messages } = advance(NO_MEMORY, alone, part, now, () =>
      String((made += 1)),
    );
    yield { alerts: [...ended, ...Object.values(memory.alerts)], messages };
  }
}
