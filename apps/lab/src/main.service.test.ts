import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

async function start(): Promise<{ child: ChildProcess; control: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, KAOPU_LAB_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface(child.stdout)) {
    const control = /^control (\S+)/.exec(line)?.[1];
    if (control !== undefined) return { child, control };
  }
  throw new Error('the lab ended without opening');
}

it.each(['SIGTERM', 'SIGINT'] as const)('serves until %s and then ends cleanly', async (signal) => {
  const { child, control } = await start();
  expect((await fetch(`${control}/control`)).status).toBe(200);
  const exit = once(child, 'exit');
  child.kill(signal);
  expect(await exit).toEqual([0, null]);
});

it('ends when its launcher is gone', async () => {
  const { child } = await start();
  const exit = once(child, 'exit');
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});

it('says which setting is wrong, and exits with a failure', async () => {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, KAOPU_URL: 'nope' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data.toString('utf8')));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said.join('')).toContain('KAOPU_URL');
});
