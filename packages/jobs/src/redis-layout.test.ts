import { describe, expect, it } from 'vitest';
import { UnusableRedis } from './redis-address.ts';
import { nodesOf, readRedis, type RedisSettings } from './redis-layout.ts';

describe('where Redis is', () => {
  it.each<[string, RedisSettings]>([
    ['nothing', {}],
    ['empty texts', { REDIS_URL: '', REDIS_SENTINELS: '', REDIS_QUEUES: '' }],
  ])('is nowhere with %s', (_what, settings) => {
    expect(readRedis(settings)).toBeUndefined();
  });

  it.each([
    ['redis://a', 'a:6379', { host: 'a', port: 6379, db: 0 }],
    ['redis://127.0.0.1:7000/3', '127.0.0.1:7000', { host: '127.0.0.1', port: 7000, db: 3 }],
    ['redis://[::1]:7000', '[::1]:7000', { host: '::1', port: 7000, db: 0 }],
    ['rediss://a/', 'a:6379', { host: 'a', port: 6379, db: 0, tls: {} }],
    [
      'redis://us%40r:p%2Fw%2C@a:1',
      'a:1',
      { host: 'a', port: 1, db: 0, username: 'us@r', password: 'p/w,' },
    ],
  ])('is a single server by %s', (url, name, client) => {
    const layout = readRedis({ REDIS_URL: url });
    expect(layout?.main).toEqual({ name, setting: 'REDIS_URL', client });
    expect(layout?.elsewhere.size).toBe(0);
  });

  it('is a master that sentinels know, by its name', () => {
    const layout = readRedis({
      REDIS_URL: 'rediss://user:pw@My_Master/2',
      REDIS_SENTINELS: 'h1, [::1]:1, h2:26380',
      REDIS_SENTINEL_PASSWORD: 's',
    });
    expect(layout?.main).toEqual({
      name: 'My_Master',
      setting: 'REDIS_URL',
      client: {
        sentinels: [
          { host: 'h1', port: 26_379 },
          { host: '::1', port: 1 },
          { host: 'h2', port: 26_380 },
        ],
        sentinelPassword: 's',
        name: 'My_Master',
        role: 'master',
        username: 'user',
        password: 'pw',
        db: 2,
        tls: {},
        sentinelTLS: {},
        enableTLSForSentinelMode: true,
      },
    });
  });

  it('is a node of its own for some queues; nodes named twice are one', () => {
    const layout = readRedis({
      REDIS_URL: 'redis://a',
      REDIS_QUEUES:
        'look-http=redis://b, look-browser=redis://b,tell=redis://a,judge=redis://:x=y@c:1/2',
    });
    const where = [...(layout?.elsewhere ?? [])].map(([job, node]) => [job, node.name]);
    expect(where).toEqual([
      ['look-http', 'b:6379'],
      ['look-browser', 'b:6379'],
      ['tell', 'a:6379'],
      ['judge', 'c:1'],
    ]);
    expect(layout && nodesOf(layout).map(({ name }) => name)).toEqual(['a:6379', 'b:6379', 'c:1']);
    expect(layout?.elsewhere.get('judge')?.client.password).toBe('x=y');
  });

  it('may be several masters of the same sentinels, and servers besides', () => {
    const layout = readRedis({
      REDIS_URL: 'redis://main',
      REDIS_SENTINELS: 'h1',
      REDIS_QUEUES: 'judge=redis://other,tell=redis://c:1',
    });
    const { sentinels } = layout?.main.client ?? {};
    expect(layout?.elsewhere.get('judge')?.client).toMatchObject({ name: 'other', sentinels });
    expect(layout?.elsewhere.get('tell')?.client).toEqual({ host: 'c', port: 1, db: 0 });
  });

  const secret = 'hush-hush';
  const sentinels = 'h1:26379';
  it.each<[string, RedisSettings, RegExp]>([
    ['REDIS_URL', { REDIS_URL: secret }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `http://:${secret}@a` }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `redis://:${secret}@a/first` }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `redis://:${secret}%@a` }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `redis://:${secret}@a:0` }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `redis:${secret}` }, /不是有效的地址/],
    ['REDIS_URL', { REDIS_URL: `redis://:${secret}@a:1`, REDIS_SENTINELS: sentinels }, /不带端口/],
    ['REDIS_SENTINELS', { REDIS_SENTINELS: sentinels }, /还要设 REDIS_URL/],
    ['REDIS_SENTINEL_PASSWORD', { REDIS_SENTINEL_PASSWORD: secret }, /还要设 REDIS_URL/],
    [
      'REDIS_SENTINEL_PASSWORD',
      { REDIS_URL: 'redis://a', REDIS_SENTINEL_PASSWORD: secret },
      /还要设 REDIS_SENTINELS/,
    ],
    [
      'REDIS_SENTINELS',
      { REDIS_URL: 'redis://m', REDIS_SENTINELS: `h1,redis://:${secret}@h2:1` },
      /第 2 项/,
    ],
    ['REDIS_SENTINELS', { REDIS_URL: 'redis://m', REDIS_SENTINELS: 'h1:65536' }, /第 1 项/],
    ['REDIS_SENTINELS', { REDIS_URL: 'redis://m', REDIS_SENTINELS: 'h1,' }, /第 2 项/],
    ['REDIS_QUEUES', { REDIS_QUEUES: 'judge=redis://a' }, /还要设 REDIS_URL/],
    [
      'REDIS_QUEUES',
      { REDIS_URL: 'redis://a', REDIS_QUEUES: `look=redis://b,${secret}=x` },
      /第 1 项.*没有叫这个名字的队列.*look-http/,
    ],
    [
      'REDIS_QUEUES',
      { REDIS_URL: 'redis://a', REDIS_QUEUES: `judge=redis://b,${secret}@x` },
      /第 2 项/,
    ],
    ['REDIS_QUEUES', { REDIS_URL: 'redis://a', REDIS_QUEUES: `judge=${secret}` }, /不是有效的地址/],
    [
      'REDIS_QUEUES',
      { REDIS_URL: 'redis://a', REDIS_QUEUES: 'judge=redis://b,judge=redis://c' },
      /写了两次/,
    ],
  ])('says what is wrong with %s, and no password: %j', (setting, settings, words) => {
    let said: unknown;
    try {
      readRedis(settings);
    } catch (error) {
      said = error;
    }
    expect(said).toBeInstanceOf(UnusableRedis);
    expect(said).toMatchObject({ setting, chinese: expect.stringMatching(words) });
    expect(`${String(said)}${JSON.stringify(said)}`).not.toContain(secret);
    expect(String(said)).toContain(setting);
  });
});
