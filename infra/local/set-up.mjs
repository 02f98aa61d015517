// Installs and builds what is missing or stale, and says what it is doing. Node 20, nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const LEAST_NODE = 20;

/**
 * @param {string} root the project's folder
 * @param {{ build: boolean }} wanted
 * @returns {Promise<boolean>} false when something failed; the reason has been printed
 */
export async function setUp(root, { build }) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < LEAST_NODE) {
    say(
      `需要 Node.js ${LEAST_NODE} 或更新版本，当前是 ${process.version}。`,
      `Node.js ${LEAST_NODE} or newer is needed; this is ${process.version}.`,
    );
    return false;
  }
  if (!isInstalled(root) && !(await install(root))) return false;
  return !build || (await buildAll(root));
}

function installKey(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const machine = `${process.platform}-${process.arch}`;
  return createHash('sha256').update(lock).update(machine).digest('hex');
}

const stamp = (root) => join(root, 'node_modules', '.kaopu-installed');

function isInstalled(root) {
  const file = stamp(root);
  return existsSync(file) && readFileSync(file, 'utf8') === installKey(root);
}

async function install(root) {
  say(
    '正在安装依赖（只在首次或更新后，约一分钟）……',
    'Installing dependencies (first start or after an update, about a minute) …',
  );
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = await run(
    root,
    npm ? process.execPath : 'npm',
    npm ? [npm, ...args] : args,
    '安装依赖 installing',
  );
  if (!done) {
    say(
      '依赖安装失败。请检查网络或 npm 镜像设置，然后再试一次。',
      'Installing failed. Check the network or your npm registry setting, then try again.',
    );
    return false;
  }
  writeFileSync(stamp(root), installKey(root));
  return true;
}

async function buildAll(root) {
  const done = await run(
    root,
    join(root, 'node_modules', '.bin', 'turbo'),
    ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'],
    '构建 building',
    true,
  );
  if (!done) {
    say('构建失败，原因见上。', 'The build failed; see above for the reason.');
  }
  return done;
}

/** Runs a step, showing every five seconds that it is alive. Output is kept back unless it fails. */
function run(root, command, args, label, quiet = false) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
      FORCE_COLOR: '0',
    },
  });
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const pulse = setInterval(() => console.log(`  … ${label} ${seconds()} s`), 5_000);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  }).then((done) => {
    clearInterval(pulse);
    if (!done) console.error(output.trim());
    else if (seconds() >= 2) console.log(`  ✓ ${label} ${seconds()} s`);
    return done;
  });
}

function say(chinese, english) {
  console.log(`${chinese}\n${english}`);
}
