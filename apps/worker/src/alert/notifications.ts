import {
  eventsById,
  platformNames,
  pointsLost,
  type NewNotification,
  type PlatformName,
  type Runner,
  type StoredEvent,
} from '@kaopu/db';
import type { Advance, LiveAlert, Memory, Message, Told } from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { alertMessage, type AboutAlert } from './message.ts';

/** The messages of a run with all that they say. */
export async function notificationsOf(
  client: Runner,
  found: Advance,
  before: Memory,
  url: string | null,
): Promise<NewNotification[]> {
  const { messages, memory, ended } = found;
  if (messages.length === 0) return [];
  const told = messages.flatMap(({ about }) => about);
  const alerts = new Map([...ended, ...Object.values(memory.alerts)].map((one) => [one.id, one]));
  const events = await eventsById(client, [...new Set(told.flatMap((one) => one.events))]);
  const known = new Map(events.map((event) => [event.id, event]));
  const names = await platformNames(client, [
    ...new Set([...alerts.values()].map(({ platformId }) => platformId)),
  ]);
  const notifications: NewNotification[] = [];
  for (const message of messages) {
    const about: AboutAlert[] = [];
    for (const one of message.about) {
      const alert = alerts.get(one.alertId);
      const platform = alert && names.get(alert.platformId);
      if (alert === undefined || platform === undefined) continue;
      about.push(await aboutOf(client, alert, one, platform, known, before));
    }
    const [lead, ...others] = about;
    if (lead !== undefined) notifications.push(notificationOf(message, [lead, ...others], url));
  }
  return notifications;
}

async function aboutOf(
  client: Runner,
  alert: LiveAlert,
  told: Told,
  platform: PlatformName,
  events: ReadonlyMap<string, StoredEvent>,
  before: Memory,
): Promise<AboutAlert> {
  const { platformId, dimension, openedAt, resolvedAt } = alert;
  const children = Object.values(before.children[platformId] ?? {});
  const turns = children.map((child) => (child.flapping === null ? 0 : child.turns.length));
  return {
    alert,
    told,
    platform,
    events: told.events.flatMap((id) => events.get(id) ?? []),
    pointsLost:
      resolvedAt === null
        ? null
        : await pointsLost(client, { platformId, dimension, from: openedAt, until: resolvedAt }),
    turns: Math.max(0, ...turns),
  };
}

function notificationOf(
  { sequence, reason, channels, at }: Message,
  about: [AboutAlert, ...AboutAlert[]],
  url: string | null,
): NewNotification {
  return {
    id: randomUUID(),
    alertId: about[0].alert.id,
    alertIds: about.map(({ alert }) => alert.id),
    sequence,
    reason,
    channels,
    message: alertMessage(about, at, url),
  };
}
