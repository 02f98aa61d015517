import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isVantage, readVantage } from './settings.ts';

const TOKEN = `kvt_${'a'.repeat(43)}`;
const NAMED = ['--vantage', '广州 1', '--server', 'https://kaopu.example'];

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaopu-settings-'));
  file = join(folder, 'token');
  await writeFile(file, `${TOKEN}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a vantage', () => {
  it('is what was started with its flag, and nothing else', () => {
    expect(isVantage(NAMED)).toBe(true);
    expect(isVantage(['--vantage=a'])).toBe(true);
    expect(isVantage(['--server', 'https://kaopu.example'])).toBe(false);
  });

  it.each<[string, string[], () => NodeJS.ProcessEnv]>([
    ['a flag', ['--token', TOKEN], () => ({})],
    ['a file', [], () => ({ KAOPU_VANTAGE_TOKEN_FILE: file })],
    ['a variable', [], () => ({ KAOPU_VANTAGE_TOKEN: TOKEN })],
  ])('takes its token from %s', (_where, args, env) => {
    expect(readVantage([...NAMED, ...args], env())).toMatchObject({
      KAOPU_VANTAGE: '广州 1',
      KAOPU_VANTAGE_SERVER: 'https://kaopu.example',
      KAOPU_VANTAGE_TOKEN: TOKEN,
      KAOPU_HTTP_CONCURRENCY: 32,
    });
  });

  it('takes it from a file that a flag names, and its address from another', () => {
    const args = [...NAMED, '--token-file', file, '--local-address', '127.0.1.2'];
    expect(readVantage(args, { KAOPU_VANTAGE_TOKEN: 'x' })).toMatchObject({
      KAOPU_VANTAGE_TOKEN: TOKEN,
      KAOPU_LOCAL_ADDRESS: '127.0.1.2',
    });
  });

  it.each([
    ['no token', NAMED, /KAOPU_VANTAGE_TOKEN/],
    ['a token of another form', [...NAMED, '--token', 'kvt_canary'], /not a token/],
    ['no server', ['--vantage', 'a', '--token', TOKEN], /KAOPU_VANTAGE_SERVER/],
    ['a server that is none', [...NAMED, '--server', 'ftp://a', '--token', TOKEN], /SERVER/],
    ['an address that is none', [...NAMED, '--token', TOKEN, '--local-address', 'eth0'], /ADDRESS/],
  ])('refuses %s, and repeats no token', (_what, args, message) => {
    const read = () => readVantage(args, {});
    expect(read).toThrow(message);
    expect(read).not.toThrow(/canary|aaaa/);
  });
});
