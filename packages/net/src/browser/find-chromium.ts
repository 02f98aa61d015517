import { existsSync } from 'node:fs';
import { bundledChromium } from './bundled.ts';
import { onPath } from './on-path.ts';

export type BrowserSource = 'configured' | 'playwright' | 'system' | 'bundled';

export interface FoundChromium {
  source: BrowserSource;
  executable: string;
  /** What this one needs on its command line and in its environment. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Folders with fonts it brings along. */
  fonts: readonly string[];
}

function plain(source: BrowserSource, executable: string): FoundChromium {
  return { source, executable, args: [], env: {}, fonts: [] };
}

/**
 * Which Chromium to drive: the configured one, Playwright's own, the system's, and last the one that
 * comes with npm, unpacked below `folder`; `configured` may also be the word "bundled".
 */
export async function findChromium(
  configured: string | undefined,
  folder: string,
): Promise<FoundChromium> {
  if (configured === 'bundled') return bundledChromium(folder);
  if (configured) return plain('configured', configured);
  // Whoever only asks a browser to look never needs all of it in memory.
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  if (existsSync(own)) return plain('playwright', own);
  const system = onPath(['chromium', 'chromium-browser', 'google-chrome']);
  if (system !== null) return plain('system', system);
  return bundledChromium(folder);
}
