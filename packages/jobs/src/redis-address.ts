import type { RedisOptions } from 'ioredis';

/** A setting that does not say where Redis is; what it holds is not repeated, for it may be a password. */
export class UnusableRedis extends Error {
  override readonly name = 'UnusableRedis';
  readonly setting: string;
  readonly chinese: string;
  readonly english: string;
  constructor(setting: string, chinese: string, english: string) {
    super(english);
    this.setting = setting;
    this.chinese = chinese;
    this.english = english;
  }
}

/** How to ask sentinels; null when there are none. */
export type Sentinels = Pick<RedisOptions, 'sentinels' | 'sentinelPassword'> | null;

const SENTINEL_PORT = 26_379;
const HOST_AND_PORT = /^(\[[0-9a-fA-F:.]+\]|[^\s:@/[\]]+)(?::(\d{1,5}))?$/;

export function readSentinels(
  text: string | undefined,
  sentinelPassword: string | undefined,
): Sentinels {
  if (text) {
    const sentinels = text.split(',').map((part, index) => readSentinel(part.trim(), index + 1));
    return { sentinels, ...(sentinelPassword && { sentinelPassword }) };
  }
  if (!sentinelPassword) return null;
  throw new UnusableRedis(
    'REDIS_SENTINEL_PASSWORD',
    '设了 REDIS_SENTINEL_PASSWORD，还要设 REDIS_SENTINELS。',
    'REDIS_SENTINEL_PASSWORD needs REDIS_SENTINELS too.',
  );
}

function readSentinel(text: string, place: number): { host: string; port: number } {
  const [, host, port = String(SENTINEL_PORT)] = HOST_AND_PORT.exec(text) ?? [];
  if (host !== undefined && isPort(Number(port))) return { host: bare(host), port: Number(port) };
  throw new UnusableRedis(
    'REDIS_SENTINELS',
    `REDIS_SENTINELS 的第 ${place} 项应写作「主机:端口」。`,
    `Part ${place} of REDIS_SENTINELS should read host:port.`,
  );
}

/**
 * A server by its URL. With sentinels a URL without port is the name of one of their masters, as
 * that of REDIS_URL has to be.
 */
export function readServer(
  text: string,
  setting: 'REDIS_URL' | 'REDIS_QUEUES',
  sentinels: Sentinels,
): { name: string; client: RedisOptions } {
  const url = URL.canParse(text) ? new URL(text) : null;
  const db = /^\/?(\d{0,4})$/.exec(url?.pathname ?? '?')?.[1];
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
  const account = url && accountOf(url);
  if (!url || !account || !isRedis || db === undefined || url.hostname === '') throw noUrl(setting);
  const tls = url.protocol === 'rediss:' ? {} : undefined;
  const login = { ...account, db: Number(db), ...(tls && { tls }) };
  if (sentinels !== null && url.port === '') {
    const client = { ...login, ...sentinels, name: url.hostname, role: 'master' as const };
    const secured = tls && { sentinelTLS: tls, enableTLSForSentinelMode: true };
    return { name: url.hostname, client: { ...client, ...secured } };
  }
  if (sentinels !== null && setting === 'REDIS_URL') {
    throw new UnusableRedis(
      setting,
      '设了 REDIS_SENTINELS，REDIS_URL 里写的就是主节点的名字，不带端口，例如 redis://mymaster。',
      'With REDIS_SENTINELS the host of REDIS_URL is the name of the master, without a port, e.g. redis://mymaster.',
    );
  }
  const port = Number(url.port || 6_379);
  if (!isPort(port)) throw noUrl(setting);
  return { name: `${url.hostname}:${port}`, client: { ...login, host: bare(url.hostname), port } };
}

function noUrl(setting: string): UnusableRedis {
  return new UnusableRedis(
    setting,
    `${setting} 不是有效的地址，应以 redis:// 开头，例如 redis://127.0.0.1:6379/0。`,
    `${setting} is not a valid address; it begins with redis://, e.g. redis://127.0.0.1:6379/0.`,
  );
}

function accountOf({ username, password }: URL): RedisOptions | null {
  try {
    return {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
    };
  } catch {
    // A percent sign that stands for nothing.
    return null;
  }
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
