import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { supervise } from './children.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaopu-children-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('the last words of a child are its own, not those of an earlier run', async () => {
  const logFile = join(folder, 'child.log');
  await appendFile(logFile, '上次的错误 an error of yesterday\n');
  const args = ['-e', "console.error('端口不对 wrong port'); process.exit(3)"];
  const heard = await new Promise<[string, string]>((resolve) => {
    const child = supervise({ name: 'child', args, env: {}, cwd: folder, logFile }, (_, code) => {
      resolve([code, child.lastWords()]);
      void child.stop();
    });
  });
  expect(heard).toEqual(['3', '端口不对 wrong port']);
});
