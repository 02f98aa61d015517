import { freePort } from '@kaopu/testkit';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { keep, type KeptProcess } from './keeper.ts';
import type { Stage } from './stage.ts';

const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const PATIENCE_MS = 5_000;
const Health = z.object({ reasons: z.array(z.string()) });

/** Starts the product's API, beside the workers; it is there when it answers. */
export async function startApi(stage: Stage): Promise<{ process: KeptProcess; url: string }> {
  const port = String(await freePort());
  const env = { ...stage.env, NODE_ENV: 'production', PORT: port };
  const process = keep({ args: [API], env, readyText: null });
  stage.cleanup.add(() => process.stop());
  return { process, url: `http://127.0.0.1:${port}/api/v1` };
}

/** What it says is wrong with the product; null when it says nothing. */
export async function wrongsOf(url: string): Promise<string[] | null> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return Health.parse(await answer.json()).reasons;
  } catch {
    return null;
  }
}
