import { channelByKind, keptSecrets, withoutSecrets } from '@kaopu/channels';
import { ChannelDelivery, ChannelView } from '@kaopu/contracts';
import type { ChannelHealth, ChannelRecord, LoggedDelivery } from '@kaopu/db';

const NO_HEALTH = {
  pending: 0,
  dead: 0,
  sent: 0,
  medianMs: null,
  resumeAt: null,
  last: null,
};

function iso(at: Date | string): string {
  return new Date(at).toISOString();
}

/** Where it goes, without what is secret; nothing for settings that are of an older version. */
function targetOf(record: ChannelRecord): string {
  try {
    return channelByKind(record.kind)?.open(record.settings).target ?? '';
  } catch {
    // What the kind no longer takes is told of when something is sent.
    return '';
  }
}

export function channelView(record: ChannelRecord, health: ChannelHealth | undefined): ChannelView {
  const kind = channelByKind(record.kind);
  const { last, resumeAt, ...counts } = health ?? NO_HEALTH;
  return ChannelView.parse({
    ...record,
    target: targetOf(record),
    settings: kind === undefined ? {} : withoutSecrets(kind.settings, record.settings),
    secrets: kind === undefined ? [] : keptSecrets(kind.settings, record.settings),
    createdAt: record.createdAt.toISOString(),
    health: {
      ...counts,
      resumeAt: resumeAt?.toISOString() ?? null,
      last: last && { ...last, at: iso(last.at) },
    },
  });
}

export function deliveryView(record: LoggedDelivery): ChannelDelivery {
  return ChannelDelivery.parse({
    ...record,
    class: record.lastClass,
    queuedAt: record.queuedAt.toISOString(),
    nextAttemptAt: record.state === 'pending' ? record.nextAttempt.toISOString() : null,
    sentAt: record.sentAt?.toISOString() ?? null,
    tries: record.tries.map((one) => ({ ...one, at: iso(one.at) })),
  });
}
