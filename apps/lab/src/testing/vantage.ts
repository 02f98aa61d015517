import { VantageCreated, Vantages, VantageView } from '@kaopu/contracts';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Product } from './world.ts';

const WORKER = fileURLToPath(new URL('../../../worker/dist/main.js', import.meta.url));

/** A worker in a process of its own that knows the API and nothing else of the product. */
export interface RunningVantage {
  view(): Promise<VantageView>;
  /** Everything it has logged. */
  said(): string;
  commandLine(): Promise<string>;
  token: string;
  exited: Promise<number | null>;
  /** kill -9: nothing is cleaned up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface VantageOptions {
  localAddress: string;
  env?: Record<string, string>;
  /** Of one that was registered before, and whose process is gone. */
  token?: string;
  tokenOnCommandLine?: boolean;
}

export async function vantages({ api }: Product): Promise<Vantages> {
  return Vantages.parse(await api.get('/api/v1/vantages'));
}

async function vantageNamed(product: Product, name: string): Promise<VantageView> {
  const { items } = await vantages(product);
  const found = items.find((vantage) => vantage.name === name);
  if (!found) throw new Error(`no vantage ${name}`);
  return found;
}

/** Registers a vantage, starts its worker, and resolves once the API has heard of it. */
export async function startVantage(
  product: Product,
  name: string,
  options: VantageOptions,
): Promise<RunningVantage> {
  const { api, kaopu, dataDir } = product;
  const token =
    options.token ?? VantageCreated.parse(await api.post('/api/v1/vantages', { name })).token;
  const tokenFile = join(dataDir, `${name}.token`);
  await writeFile(tokenFile, `${token}\n`, { mode: 0o600 });
  const secret = options.tokenOnCommandLine ? ['--token', token] : ['--token-file', tokenFile];
  const args = ['--vantage', name, '--server', kaopu.url, ...secret];
  const child: ChildProcess = spawn(
    process.execPath,
    [WORKER, ...args, '--local-address', options.localAddress],
    {
      env: {
        PATH: process.env['PATH'],
        KAOPU_DATA_DIR: join(dataDir, `vantage-${name}`),
        KAOPU_BROWSER_CONCURRENCY: '0',
        ...options.env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const startedAt = Date.now();
  const view = () => vantageNamed(product, name);
  for (;;) {
    const { seenAt } = await view();
    if (seenAt !== null && Date.parse(seenAt) >= startedAt) break;
    if (child.exitCode !== null) throw new Error(`the vantage did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    view,
    said: () => said,
    commandLine: () => readFile(`/proc/${child.pid}/cmdline`, 'utf8'),
    token,
    exited,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
