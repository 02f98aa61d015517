import type { Message } from './types.ts';

/**
 * Without the reminders that a later message of the same run makes needless: whoever was away for days
 * reminds once, of what stands now, and not once for each time that went by.
 */
export function withoutPastReminders(messages: readonly Message[]): Message[] {
  const toldLater = new Set<string>();
  const kept: Message[] = [];
  for (const message of messages.toReversed()) {
    const keys = message.about.map(({ alertId }) => keyOf(message, alertId));
    const isReminder = message.about.every(({ reason }) => reason === 'repeated');
    if (isReminder && keys.every((key) => toldLater.has(key))) continue;
    for (const key of keys) toldLater.add(key);
    kept.push(message);
  }
  return kept.toReversed();
}

function keyOf({ routeId, channels }: Message, alertId: string): string {
  return JSON.stringify([alertId, routeId, channels]);
}
