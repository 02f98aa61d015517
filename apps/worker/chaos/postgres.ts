import { startPostgres } from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KeptPostgres {
  url: string;
  port: number;
  /** kill -9 of the postmaster; it is started again on its port. */
  kill(): void;
  /** An orderly restart. */
  restart(): void;
  starts(): number;
  stop(): Promise<void>;
}

const SETTINGS = ['max_connections=600', 'shared_buffers=64MB'];
const TRIES = 200;

/** A Postgres of our own that is started again whenever it ends, as the launcher does. */
export async function keepPostgres(
  dir: string,
  settings: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<KeptPostgres> {
  const start = (port?: number) =>
    startPostgres(dir, {
      settings: [...SETTINGS, ...settings],
      env,
      ...(port !== undefined && { port }),
    });
  let server = await start();
  let isStopping = false;
  let starts = 1;
  let watching = watch();

  async function watch(): Promise<void> {
    await server.exited;
    // Processes of a killed server may hold its memory for some moments yet, and a full disk its start.
    for (let tries = 1; !isStopping; tries += 1) {
      try {
        server = await start(server.port);
        starts += 1;
        watching = watch();
        return;
      } catch (error) {
        if (tries === TRIES) throw error;
        await sleep(300);
      }
    }
  }

  return {
    url: server.url,
    port: server.port,
    kill: () => void process.kill(server.pid, 'SIGKILL'),
    restart: () => void process.kill(server.pid, 'SIGINT'),
    starts: () => starts,
    async stop() {
      isStopping = true;
      await server.stop();
      await watching;
    },
  };
}
