import { TrustDataset } from '@kaopu/contracts';
import { inputsText, recomputed } from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Makes every published score again from an export, and prints what comes out as a table. */

const COLUMNS = ['status', 'grade', 'provisional', 'value', 'lo', 'hi'] as const;

async function textOf(source: string): Promise<string> {
  if (!/^https?:\/\//i.test(source)) return readFile(source, 'utf8');
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source} answers ${answer.status}`);
  return answer.text();
}

function say(chinese: string, english: string): void {
  console.error(`${chinese}\n${english}`);
}

/** @returns the exit code: 0 when everything is equal, 1 when something is not */
function report(dataset: TrustDataset): number {
  const made = dataset.platforms.map((platform) => ({
    platform,
    ...recomputed(dataset, platform),
  }));
  console.log(['id', ...COLUMNS].join(','));
  for (const { platform, own } of made) {
    console.log([platform.id, ...COLUMNS.map((column) => own[column])].join(','));
  }
  const count = (verdict: string) => made.filter((one) => one.verdict === verdict).length;
  const [equal, unlike] = [count('equal'), count('unlike')];
  for (const { platform, own, verdict } of made) {
    if (verdict !== 'differs') continue;
    const { published } = platform;
    say(
      `不一致：${platform.id} ${JSON.stringify(platform.name)}，公布 ${published.value} ${published.grade}，重算 ${own.value} ${own.grade}`,
      `differs: published ${published.value} ${published.grade}, made again ${own.value} ${own.grade}`,
    );
  }
  if (unlike > 0) {
    say(
      `${unlike} 家由另一版方法算出，无法重算`,
      `${unlike} were scored by another version of the method`,
    );
  }
  const sha256 = createHash('sha256').update(inputsText(dataset)).digest('hex');
  const isWhole = sha256 === dataset.snapshot.sha256;
  if (!isWhole) {
    say(
      `输入的哈希对不上：文件写着 ${dataset.snapshot.sha256}，算出来是 ${sha256}`,
      'The hash of the inputs is not the one stated: something was changed since',
    );
  }
  const all = made.length - unlike;
  say(`${equal} / ${all} 一致　sha256 ${sha256}`, `${equal} of ${all} equal`);
  return equal === all && isWhole ? 0 : 1;
}

const [source] = process.argv.slice(2);
if (source === undefined) {
  say(
    '用法：npm run recompute -- 文件或网址（例如 http://localhost:8866/api/v1/trust/dataset?profile=medium）',
    'Usage: npm run recompute -- FILE|URL of an exported dataset',
  );
  process.exitCode = 2;
} else {
  try {
    process.exitCode = report(TrustDataset.parse(JSON.parse(await textOf(source))));
  } catch (error) {
    say(`读不懂 ${source}`, `${source} is no dataset of ours: ${String(error).slice(0, 300)}`);
    process.exitCode = 2;
  }
}
