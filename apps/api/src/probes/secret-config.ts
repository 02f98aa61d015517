import { probeByKind } from '@kaopu/probes';
import { z } from 'zod';

/** Stands for a secret that is set, in answers; sent back, it means the one that is set. */
export const SECRET_SET = '••••••';

const Properties = z.object({
  properties: z.record(z.string(), z.looseObject({ secret: z.boolean().optional() })).optional(),
});

/** Fields of a probe's configuration that are written and never shown. */
function secretFields(kind: string): string[] {
  const probe = probeByKind(kind);
  if (!probe) return [];
  const schema = Properties.parse(z.toJSONSchema(probe.config, { io: 'input' }));
  return Object.entries(schema.properties ?? {}).flatMap(([name, { secret }]) =>
    secret === true ? [name] : [],
  );
}

function isFields(config: unknown): config is Record<string, unknown> {
  return typeof config === 'object' && config !== null && !Array.isArray(config);
}

/** A stored configuration as it may be shown. */
export function shownConfig(kind: string, config: unknown): unknown {
  if (!isFields(config)) return config;
  const hidden = secretFields(kind).filter((name) => name in config && config[name] !== '');
  return { ...config, ...Object.fromEntries(hidden.map((name) => [name, SECRET_SET])) };
}

function originOf(config: Record<string, unknown>): string | null {
  const { url } = config;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : null;
}

/**
 * A configuration as it was sent, with the secrets that it leaves as they are. A key is for the site
 * it was entered for: it never follows to another one.
 */
export function withStoredSecrets(kind: string, sent: unknown, stored: unknown): unknown {
  if (!isFields(sent) || !isFields(stored)) return sent;
  const kept = secretFields(kind).filter(
    (name) => sent[name] === SECRET_SET || sent[name] === undefined,
  );
  const isSameSite = originOf(sent) === originOf(stored);
  const secrets = kept.map((name) => [name, isSameSite ? stored[name] : '']);
  return { ...sent, ...Object.fromEntries(secrets) };
}
