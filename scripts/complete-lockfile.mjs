// Registry mirrors that hold no binaries for foreign platforms make npm drop those optional packages
// from the lock file, and `npm ci` then refuses it on every machine. This adds them back by name and
// version (npm fills in their integrity the next time it can see them). Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = {
  64: 'x64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  arm64: 'arm64',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
};

function platform(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  if (!cpu) return null;
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined;
  return { cpu: [cpu], ...(os && { os: [os] }), ...(os === 'linux' && libc && { libc }) };
}

function isInstalled(packages, from, name) {
  const parts = from.split('/node_modules/');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    if (packages[`${parts.slice(0, depth).join('/node_modules/')}/node_modules/${name}`])
      return true;
  }
  return Boolean(packages[`node_modules/${name}`]);
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
let added = 0;
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isInstalled(lock.packages, from, name) || !/^\d/.test(version)) continue;
    const target = platform(name);
    if (!target) throw new Error(`${from} wants ${name}, whose name tells no platform`);
    lock.packages[`node_modules/${name}`] = {
      version,
      ...target,
      ...(entry.dev && { dev: true }),
      optional: true,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} optional packages added to package-lock.json\n`);
