import {
  chainExists,
  closeDb,
  EvidenceUnreachable,
  openDb,
  openEvidence,
  verifyEvidence,
  type Db,
  type EvidenceSettings,
} from '@kaopu/db';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../log.ts';
import { problemLine } from './words.ts';

/**
 * `npm run evidence -- verify`: recomputes every stored file and every link of the chains, all
 * platforms' or one's. Exit code 1: something is not as it was written; 2: it could not be checked.
 */
const Settings = z.object({
  DATABASE_URL: z.url(),
  KAOPU_DATA_DIR: z.string().min(1),
  KAOPU_S3_URL: z.url().optional(),
  KAOPU_S3_BUCKET: z.string().optional(),
  KAOPU_S3_KEY: z.string().optional(),
  KAOPU_S3_SECRET: z.string().optional(),
  KAOPU_S3_REGION: z.string().optional(),
});

const say = (line: string) => process.stdout.write(`${line}\n`);

function input(): { url: string; settings: EvidenceSettings; platform: string | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { platform: { type: 'string' } },
      allowPositionals: true,
    });
    z.tuple([z.literal('verify')]).parse(positionals);
    const settings = Settings.parse(process.env);
    const platform = z.uuid().optional().parse(values.platform) ?? null;
    return { url: settings.DATABASE_URL, settings, platform };
  } catch {
    say('用法 usage: npm run evidence -- verify [--platform ID] [--demo]');
    process.exit(2);
  }
}

async function verify(
  db: Db,
  settings: EvidenceSettings,
  platform: string | null,
): Promise<number> {
  if (platform !== null && !(await chainExists(db, platform))) {
    say(`这个平台没有证据 this platform has no evidence: ${platform}`);
    return 2;
  }
  const report = await verifyEvidence(db, openEvidence(settings), platform, (problem) =>
    say(problemLine(problem)),
  );
  for (const { platformId, links, head } of report.platforms) {
    say(`平台 platform ${platformId} · 环 links ${links} · 末端 head ${head}`);
  }
  const { platforms, files, bytes, problems } = report;
  say(
    `${problems === 0 ? '✓' : '✗'} 平台 platforms ${platforms.length} · 文件 files ${files} · ` +
      `字节 bytes ${bytes} · 问题 problems ${problems}`,
  );
  return problems === 0 ? 0 : 1;
}

const { url, settings, platform } = input();
const db = openDb(url, { max: 4, name: 'kaopu-evidence' });
try {
  process.exitCode = await verify(db, settings, platform);
} catch (error) {
  if (!(error instanceof EvidenceUnreachable)) throw error;
  say(`证据仓库没有应答，无法核对 the store does not answer: ${messageOf(error)}`);
  process.exitCode = 2;
} finally {
  await closeDb(db);
}
