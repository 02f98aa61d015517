import { z } from 'zod';

const Environment = z.object({
  KAOPU_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Control port; the shops, the receiver and the customer service desks take the ports after it. 0: any free ports. */
  KAOPU_LAB_PORT: z.coerce.number().int().min(0).max(65_000).default(18_600),
  KAOPU_LAB_SCRIPT: z.enum(['demo', 'quiet']).default('demo'),
});

export interface Settings {
  /** null: only serve the market. */
  kaopuUrl: URL | null;
  basePort: number;
  script: 'demo' | 'quiet';
}

/** Throws an Error that names each variable at fault. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const result = Environment.safeParse(env);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  const parsed = result.data;
  return {
    kaopuUrl: parsed.KAOPU_URL === undefined ? null : new URL(parsed.KAOPU_URL),
    basePort: parsed.KAOPU_LAB_PORT,
    script: parsed.KAOPU_LAB_SCRIPT,
  };
}
