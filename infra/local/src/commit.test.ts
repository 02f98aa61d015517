import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitOf } from './commit.ts';

let root = '';

function git(...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t.example'];
  return execFileSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8' }).trim();
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaopu-commit-'));
  git('init', '--quiet');
  await writeFile(join(root, 'a'), '1');
  git('add', 'a');
  git('commit', '--quiet', '-m', 'a');
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('tells the commit, and whether anything was changed since', async () => {
  const commit = git('rev-parse', 'HEAD');
  expect(await commitOf(root)).toBe(commit);
  await writeFile(join(root, 'a'), '2');
  expect(await commitOf(root)).toBe(`${commit}-dirty`);
});

it('does not take the commit of a project around it for its own', async () => {
  const inside = join(root, 'copy');
  await mkdir(inside);
  expect(await commitOf(inside)).toBeNull();
});
