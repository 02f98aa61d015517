// The second command of a new user: every check there is, on a machine with Node 20 and npm alone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const scratch = mkdtempSync(join(tmpdir(), 'kaopu-results-'));

const checks = [
  ['format', 'prettier', '--check', '--log-level=warn', '.'],
  ['lint', 'oxlint'],
  ['fences', 'turbo', 'boundaries', '--no-color'],
  ['unused code', 'knip', '--no-progress'],
  ['types', 'turbo', 'run', 'typecheck', '--output-logs=errors-only'],
];
const suites = ['unit', 'service', 'e2e', 'chaos'];

const totals = { passed: 0, failed: 0, skipped: 0 };
/** What failed, once more beneath it all: the run prints too much for anybody to look for it. */
const failures = [];

if (await setUp(root, { build: true })) {
  for (const [name, command, ...args] of checks) await check(name, command, args);
  for (const name of suites) await suite(name);
} else {
  totals.failed += 1;
  failures.push('setting up');
}
rmSync(scratch, { recursive: true, force: true });

for (const failure of failures) console.log(`  failed: ${failure}`);
const { passed, failed, skipped } = totals;
const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
if (process.env.KAOPU_TEST_SUMMARY) writeFileSync(process.env.KAOPU_TEST_SUMMARY, `${line}\n`);
console.log(line);
process.exit(failed > 0 ? 1 : 0);

async function check(name, command, args) {
  console.log(`\n── ${name}`);
  const code = await run(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) failures.push(name);
}

async function suite(name) {
  console.log(`\n── ${name} tests`);
  const file = join(scratch, `${name}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', '--project', name, ...reporters]);
  const counted = readCounts(file);
  totals.passed += counted.passed;
  totals.skipped += counted.skipped.length;
  // A file that could not be loaded fails the run without a failed test.
  totals.failed += code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  if (code !== 0) failures.push(`${name} tests`, ...counted.failures);
  for (const title of counted.skipped) console.log(`  skipped: ${title}`);
}

function readCounts(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const tests = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((test) => ({ ...test, file: relative(root, name) })),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      failures: [
        ...report.testResults
          .filter(
            ({ status, assertionResults }) =>
              status === 'failed' && !assertionResults.some(failedTest),
          )
          .map(({ name, message }) => `${relative(root, name)}: ${firstLine(message)}`),
        ...tests
          .filter(failedTest)
          .map(
            ({ file, fullName, failureMessages }) =>
              `${file} › ${fullName}: ${firstLine(failureMessages[0])}`,
          ),
      ],
      skipped: tests
        .filter(({ status }) => status === 'skipped' || status === 'pending')
        .map(({ fullName }) => fullName),
    };
  } catch {
    return { passed: 0, failed: 0, failures: [], skipped: [] };
  }
}

function failedTest({ status }) {
  return status === 'failed';
}

function firstLine(text = '') {
  return text.trim().split('\n')[0].slice(0, 200);
}

function run(command, args) {
  const child = spawn(join(bin, command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
      FORCE_COLOR: '0',
      NO_COLOR: '1',
    },
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
