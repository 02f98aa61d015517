import { findRedis, freePort, startOwnRedis, startSentinel } from '@kaopu/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { requireRedis } from './checks.ts';
import { CannotStart, readSettings } from './settings.ts';

const PASSWORD = 'hush-hush';

/** What the launcher says to these settings, in both languages. */
async function saidTo(env: Record<string, string>): Promise<string> {
  try {
    const { redis } = readSettings('/', [], env);
    if (redis) await requireRedis(redis);
    return 'it may start';
  } catch (error) {
    if (error instanceof CannotStart) return `${error.chinese}\n${error.english}`;
    throw error;
  }
}

it('settings of Redis that make no sense are refused in both languages', async () => {
  const said = await saidTo({ REDIS_URL: 'redis://a', REDIS_QUEUES: 'looks=redis://b' });
  expect(said).toMatch(/REDIS_QUEUES 的第 1 项.*可用的队列：look-http.*\n.*Queues: look-http/);
  expect(await saidTo({ REDIS_SENTINELS: 'a:1' })).toMatch(/还要设 REDIS_URL.*\n.*needs REDIS_URL/);
});

// In CI a missing Redis fails: only a machine of a person's own may do without.
describe.skipIf(findRedis() === null && !process.env['CI'])(
  'the launcher (needs redis-server or valkey-server)',
  () => {
    it('names the node that does not answer, and never its password', async () => {
      const redis = await startOwnRedis({ requirepass: PASSWORD });
      onTestFinished(() => redis.stop());
      const url = redis.url.replace('//', `//:${PASSWORD}@`);
      const port = await freePort();
      const away = `judge=redis://:${PASSWORD}@127.0.0.1:${port}`;
      expect(await saidTo({ REDIS_URL: url })).toBe('it may start');
      const said = await saidTo({ REDIS_URL: url, REDIS_QUEUES: away });
      expect(said).toContain(`连不上 REDIS_QUEUES 指向的 Redis（127.0.0.1:${port}）`);
      expect(said).not.toContain(PASSWORD);
      const refused = await saidTo({ REDIS_URL: redis.url.replace('//', '//:wrong-one@') });
      expect(refused).toContain('WRONGPASS');
      expect(refused).not.toContain('wrong-one');
    });

    it('asks the sentinels, and says what they do not know', async () => {
      const { address, master, stop } = await startSentinel(PASSWORD);
      onTestFinished(stop);
      const sentinels = { REDIS_SENTINELS: address, REDIS_SENTINEL_PASSWORD: PASSWORD };
      const url = `redis://:${PASSWORD}@${master}`;
      expect(await saidTo({ REDIS_URL: url, ...sentinels })).toBe('it may start');
      const other = await saidTo({ REDIS_URL: `redis://:${PASSWORD}@othermaster`, ...sentinels });
      expect(other).toContain('连不上 REDIS_URL 指向的 Redis（Sentinel 的主节点 othermaster）');
      expect(other).toContain('No such master with that name');
      const nobody = `127.0.0.1:${await freePort()}`;
      const away = await saidTo({ REDIS_URL: url, ...sentinels, REDIS_SENTINELS: nobody });
      expect(away).toContain('All sentinels are unreachable');
      expect(`${other}${away}`).not.toContain(PASSWORD);
    });
  },
);
