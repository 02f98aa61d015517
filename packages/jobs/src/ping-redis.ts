import { Redis } from 'ioredis';

/** null when a Redis or Valkey answers at that URL, else why not. */
export async function pingRedis(url: string, timeoutMs: number): Promise<string | null> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason = 'no answer';
  redis.on('error', (error: Error) => {
    reason = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return null;
  } catch (error) {
    return error instanceof Error && error.message !== 'Connection is closed.'
      ? error.message
      : reason;
  } finally {
    redis.disconnect();
  }
}
