import { readRedis, UnusableRedis, type RedisLayout } from '@kaopu/jobs';
import { join, resolve } from 'node:path';

export interface Settings {
  root: string;
  demo: boolean;
  dataDir: string;
  port: number;
  /** First of the ports the demo's simulated market takes. */
  labPort: number;
  databaseUrl: string | undefined;
  redis: RedisLayout | undefined;
}

/** A reason not to start, in words that say what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly chinese: string;
  readonly english: string;
  constructor(chinese: string, english: string) {
    super(english);
    this.chinese = chinese;
    this.english = english;
  }
}

const DEFAULT_PORT = 8866;
const DEFAULT_LAB_PORT = 18_600;

export function readSettings(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Settings {
  const demo = args.includes('--demo');
  const fallback = join(root, '.kaopu', ...(demo ? ['demo'] : []));
  return {
    root,
    demo,
    dataDir: resolve(env['KAOPU_DATA_DIR'] || fallback),
    port: readPort(env, 'PORT', DEFAULT_PORT),
    labPort: readPort(env, 'KAOPU_LAB_PORT', DEFAULT_LAB_PORT),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    redis: whereRedis(env),
  };
}

function readPort(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const port = Number(env[name] ?? fallback);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CannotStart(
    `${name} 应为 1 到 65535 的整数，现在是「${env[name]}」。`,
    `${name} must be a whole number from 1 to 65535; it is "${env[name]}".`,
  );
}

function readUrl(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new CannotStart(
    `${name} 不是有效的地址，应以 ${protocols[0]}// 开头。`,
    `${name} is not a valid address; it begins with ${protocols[0]}//.`,
  );
}

function whereRedis(env: NodeJS.ProcessEnv): RedisLayout | undefined {
  try {
    return readRedis(env);
  } catch (error) {
    if (error instanceof UnusableRedis) throw new CannotStart(error.chinese, error.english);
    throw error;
  }
}
