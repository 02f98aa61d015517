import { describe, expect, it } from 'vitest';
import { findRedis, startRedis } from './redis.ts';
import { redisCommand } from './resp.ts';

describe.skipIf(findRedis() === null || process.env['REDIS_URL'])('an own Redis', () => {
  it('keeps what it was given through a kill, forgets it on flush, and ends', async () => {
    const redis = await startRedis();
    const port = Number(new URL(redis.url).port);
    const ask = (command: string) => redisCommand(port, '127.0.0.1', command);
    const before = redis.pid();
    try {
      expect(await ask('SET name kaopu')).toBe('+OK');
      await ask('WAITAOF 1 0 1000');
      await redis.restart();
      expect(redis.pid()).not.toBe(before);
      expect(await ask('GET name')).toBe('$5');
      await redis.flush();
      expect(await ask('GET name')).toBe('$-1');
    } finally {
      await redis.stop();
    }
    await expect(ask('PING')).rejects.toThrow('ECONNREFUSED');
  });
});
