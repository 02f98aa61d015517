import { closeDb, judgedPlatforms, openDb } from '@kaopu/db';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openMethods } from '../judge/methods.ts';
import { replayPlatform, type ReplayReport } from './replay.ts';

/** `npm run replay`: makes stored scores again, all platforms' or one's. Exit code 1: something differs. */
const Arguments = z.object({ platform: z.uuid().optional() });

const say = (line: string) => process.stdout.write(`${line}\n`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function settings(): { url: string; platform: string | undefined } {
  try {
    const { values } = parseArgs({ options: { platform: { type: 'string' } } });
    const url = z.url().parse(process.env['DATABASE_URL']);
    return { url, platform: Arguments.parse(values).platform };
  } catch {
    say('用法 usage: DATABASE_URL=… node apps/worker/src/replay/main.ts [--platform ID]');
    process.exit(2);
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? '（无 nothing）';
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function print(report: ReplayReport): void {
  const { platformId, runs, observations, snapshots, skipped } = report;
  say(
    `${report.differences === 0 ? '✓' : '✗'} ${platformId}  评分次数 runs ${runs} · ` +
      `观测 observations ${observations} · 快照 snapshots ${snapshots} · ` +
      `跳过 skipped ${skipped} · 差异 differences ${report.differences}`,
  );
  for (const { path, stored, replayed } of report.first) {
    say(`    ${path}: 存储 stored ${show(stored)} ≠ 重算 replayed ${show(replayed)}`);
  }
}

const { url, platform } = settings();
const db = openDb(url, { max: 2, name: 'kaopu-replay' });
const options = {
  methods: openMethods(db, sha256),
  hash: sha256,
};
try {
  const platforms = platform === undefined ? await judgedPlatforms(db) : [platform];
  let [snapshots, differences] = [0, 0];
  for (const id of platforms) {
    const report = await replayPlatform(db, id, options);
    if (report === null) {
      say(`没有这个平台 no such platform: ${id}`);
      process.exitCode = 2;
      continue;
    }
    print(report);
    snapshots += report.snapshots;
    differences += report.differences;
  }
  say(
    `平台 platforms ${platforms.length} · 快照 snapshots ${snapshots} · 差异 differences ${differences}`,
  );
  if (differences > 0) process.exitCode = 1;
} finally {
  await closeDb(db);
}
