import { nodesOf, pingRedis, type RedisLayout } from '@kaopu/jobs';
import { createServer } from 'node:net';
import pg from 'pg';
import { CannotStart } from './settings.ts';

const OLDEST_POSTGRES = 150_000;

/** Ports that the simulated market takes from its first one on: it needs ten, and may grow. */
const LAB_PORTS = 12;

/** The next port, or one from the start when they come to an end. */
function another(port: number, step: number): number {
  return port < 65_000 ? port + step : 8866;
}

/** The market's ports, in a row; none of them may be the dashboard's. */
export async function requireFreeLab(labPort: number, port: number): Promise<void> {
  const retry = `KAOPU_LAB_PORT=${another(labPort, 100)} npm run demo`;
  const last = labPort + LAB_PORTS - 1;
  if (port >= labPort && port <= last) {
    throw new CannotStart(
      `端口 ${port} 是靠谱自己的，模拟市场要用 ${labPort} 到 ${last}。换一个再试，例如：${retry}`,
      `Port ${port} is Kaopu's own, and the simulated market takes ${labPort} to ${last}. Try others, e.g. ${retry}`,
    );
  }
  for (let own = labPort; own <= last; own += 1) await requireFreePort(own, retry);
}

/** @param retry a command that asks for another one */
export async function requireFreePort(
  port: number,
  retry = `PORT=${another(port, 1)} npm start`,
): Promise<void> {
  const code = await new Promise<string | null>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)));
  });
  if (code === null) return;
  const why = code === 'EACCES' ? '没有权限使用' : '已被其他程序占用';
  throw new CannotStart(
    `端口 ${port} ${why}。换一个端口再试，例如：${retry}`,
    `Port ${port} cannot be used (${code}). Try another one, e.g. ${retry}`,
  );
}

export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const found = await client.query<{ version: string }>(
      `SELECT current_setting('server_version_num') AS version`,
    );
    if (Number(found.rows[0]?.version) < OLDEST_POSTGRES) {
      throw new CannotStart(
        'DATABASE_URL 指向的 Postgres 太旧，需要 15 或更新版本。',
        'The Postgres of DATABASE_URL is too old: 15 or newer is needed.',
      );
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const where = placeOf(url);
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `连不上 DATABASE_URL 指向的数据库（${where}）：${why}。请确认它已启动、地址和账号无误；不设 DATABASE_URL 则使用自带的数据库。`,
      `The database of DATABASE_URL (${where}) cannot be reached: ${why}. Check that it runs and that address and account are right; without DATABASE_URL the built-in one is used.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Every node that a queue lives on answers. */
export async function requireRedis(layout: RedisLayout): Promise<void> {
  const asked = nodesOf(layout).map(async (node) => ({ node, why: await pingRedis(node, 5_000) }));
  for (const { node, why } of await Promise.all(asked)) {
    if (why === null) continue;
    const where = node.client.sentinels
      ? { zh: `Sentinel 的主节点 ${node.name}`, en: `the master ${node.name} of the sentinels` }
      : { zh: node.name, en: node.name };
    throw new CannotStart(
      `连不上 ${node.setting} 指向的 Redis（${where.zh}）：${why}。请确认它已启动；不设 REDIS_URL 则队列使用数据库。`,
      `The Redis of ${node.setting} (${where.en}) cannot be reached: ${why}. Check that it runs; without REDIS_URL the queue uses the database.`,
    );
  }
}

/** Host and port, never the password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '?';
}
