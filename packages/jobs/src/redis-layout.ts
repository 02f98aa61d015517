import type { RedisOptions } from 'ioredis';
import { JOB_NAMES, type JobName } from './catalogue.ts';
import { readSentinels, readServer, UnusableRedis } from './redis-address.ts';

/** What says where Redis or Valkey is, as it stands in the environment; an empty text counts as absent. */
export interface RedisSettings {
  REDIS_URL?: string | undefined;
  /** `host:port`, separated by commas. The host of REDIS_URL is the name of their master then. */
  REDIS_SENTINELS?: string | undefined;
  REDIS_SENTINEL_PASSWORD?: string | undefined;
  /** `queue=url`, separated by commas: these queues live on a node of their own. */
  REDIS_QUEUES?: string | undefined;
}

/** One Redis or Valkey, or one master of which sentinels know where it is. */
export interface RedisNode {
  /** Host and port, or the master's name; never a password. */
  name: string;
  /** The setting that names it. */
  setting: 'REDIS_URL' | 'REDIS_QUEUES';
  client: RedisOptions;
}

/** Which queues live where. */
export interface RedisLayout {
  main: RedisNode;
  /** Queues, lanes included, that live elsewhere. */
  elsewhere: ReadonlyMap<JobName, RedisNode>;
}

/** Undefined when no Redis is asked for. Throws UnusableRedis. */
export function readRedis(settings: RedisSettings): RedisLayout | undefined {
  const url = settings.REDIS_URL || undefined;
  if (url === undefined) {
    for (const setting of ['REDIS_SENTINELS', 'REDIS_SENTINEL_PASSWORD', 'REDIS_QUEUES'] as const) {
      if (settings[setting]) throw withoutUrl(setting);
    }
    return undefined;
  }
  const sentinels = readSentinels(settings.REDIS_SENTINELS, settings.REDIS_SENTINEL_PASSWORD);
  const main: RedisNode = { setting: 'REDIS_URL', ...readServer(url, 'REDIS_URL', sentinels) };
  const known = new Map([[url, main]]);
  const elsewhere = new Map<JobName, RedisNode>();
  for (const [job, text] of readQueues(settings.REDIS_QUEUES)) {
    const node: RedisNode = known.get(text) ?? {
      setting: 'REDIS_QUEUES',
      ...readServer(text, 'REDIS_QUEUES', sentinels),
    };
    known.set(text, node);
    elsewhere.set(job, node);
  }
  return { main, elsewhere };
}

/** Every node once. */
export function nodesOf({ main, elsewhere }: RedisLayout): RedisNode[] {
  return [...new Set([main, ...elsewhere.values()])];
}

function readQueues(text: string | undefined): Map<JobName, string> {
  const found = new Map<JobName, string>();
  for (const [index, part] of (text ? text.split(',') : []).entries()) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    const job = JOB_NAMES.find((each) => each === name);
    if (job === undefined) throw unknownQueue(index + 1);
    if (found.has(job)) {
      throw new UnusableRedis(
        'REDIS_QUEUES',
        `REDIS_QUEUES 里「${job}」写了两次。`,
        `REDIS_QUEUES names "${job}" twice.`,
      );
    }
    found.set(job, part.slice(at + 1).trim());
  }
  return found;
}

/** What stands there is not repeated: it may be part of a password with a comma in it. */
function unknownQueue(place: number): UnusableRedis {
  const names = JOB_NAMES.join(', ');
  return new UnusableRedis(
    'REDIS_QUEUES',
    `REDIS_QUEUES 的第 ${place} 项应写作「队列=redis://主机:端口」，没有叫这个名字的队列。可用的队列：${names}。`,
    `Part ${place} of REDIS_QUEUES should read queue=redis://host:port, and names no queue. Queues: ${names}.`,
  );
}

function withoutUrl(setting: string): UnusableRedis {
  return new UnusableRedis(
    setting,
    `设了 ${setting}，还要设 REDIS_URL（用 Sentinel 时写作 redis://主节点的名字）。`,
    `${setting} needs REDIS_URL too (with Sentinel: redis://name-of-the-master).`,
  );
}
