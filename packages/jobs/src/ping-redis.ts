import { Redis } from 'ioredis';
import type { RedisNode } from './redis-layout.ts';

/** null when that Redis or Valkey answers, else why not. */
export async function pingRedis({ client }: RedisNode, timeoutMs: number): Promise<string | null> {
  const redis = new Redis({
    ...client,
    lazyConnect: true,
    connectTimeout: timeoutMs,
    sentinelCommandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    sentinelRetryStrategy: () => null,
  });
  let reason: string | null = null;
  redis.on('error', (error: Error) => {
    reason ??= error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return null;
  } catch (error) {
    const own = error instanceof Error ? error.message : String(error);
    return reason ?? (own === 'Connection is closed.' ? 'no answer' : own);
  } finally {
    redis.disconnect();
  }
}
