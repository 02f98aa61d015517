import { VantageName } from '@kaopu/contracts';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Config } from '../config.ts';

/** Everything a vantage reads from its environment, flags over variables. */
const VantageSettings = Config.pick({
  KAOPU_ALLOW_PRIVATE: true,
  KAOPU_CONTROL_URLS: true,
  KAOPU_LOCAL_ADDRESS: true,
  KAOPU_CONTACT_URL: true,
  KAOPU_HTTP_CONCURRENCY: true,
  KAOPU_CHROMIUM: true,
  KAOPU_BROWSER_CONCURRENCY: true,
  KAOPU_HOST_GAP_SECONDS: true,
}).extend({
  /** The name it was registered under. */
  KAOPU_VANTAGE: VantageName,
  KAOPU_VANTAGE_SERVER: z.url({ protocol: /^https?$/ }),
  KAOPU_VANTAGE_TOKEN: z
    .string()
    .trim()
    .regex(/^kvt_[A-Za-z0-9_-]{43}$/, { error: 'not a token of a vantage' }),
  /** Where the bundled Chromium may be laid down. */
  KAOPU_DATA_DIR: z.string().min(1).default(join(tmpdir(), 'kaopu-vantage')),
});
export type VantageSettings = z.infer<typeof VantageSettings>;

const FLAGS = {
  vantage: { type: 'string' },
  server: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  'local-address': { type: 'string' },
} as const;

/** Was this process started as a vantage? */
export function isVantage(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--vantage' || arg.startsWith('--vantage='));
}

/** Throws an Error that names each setting at fault, and never a token. */
export function readVantage(args: string[], env: NodeJS.ProcessEnv): VantageSettings {
  const { values } = parseArgs({ args, options: FLAGS, strict: true });
  const tokenFile = values['token-file'] ?? env['KAOPU_VANTAGE_TOKEN_FILE'];
  const token =
    values.token ??
    (tokenFile === undefined ? env['KAOPU_VANTAGE_TOKEN'] : readFileSync(tokenFile, 'utf8'));
  const result = VantageSettings.safeParse({
    ...env,
    KAOPU_VANTAGE: values.vantage,
    KAOPU_VANTAGE_SERVER: values.server ?? env['KAOPU_VANTAGE_SERVER'],
    KAOPU_VANTAGE_TOKEN: token,
    KAOPU_LOCAL_ADDRESS: values['local-address'] ?? env['KAOPU_LOCAL_ADDRESS'],
  });
  if (result.success) return result.data;
  throw new Error(`settings that cannot be used:\n${z.prettifyError(result.error)}`);
}
