import { createFetcher } from '@kaopu/net';
import { createBrowser } from '@kaopu/net/browser';
import { mkdir } from 'node:fs/promises';
import { jsonLog, messageOf } from '../log.ts';
import { ownNetwork } from '../look/own-network.ts';
import { robotsMemory } from '../look/robots.ts';
import { userAgentOf } from '../user-agent.ts';
import type { VantageTools } from './look-for.ts';
import { ownBook } from './own-book.ts';
import { runVantage } from './run.ts';
import { openServer } from './server.ts';
import { isVantage, readVantage, type VantageSettings } from './settings.ts';

function toolsOf(settings: VantageSettings): VantageTools {
  const allow = settings.KAOPU_ALLOW_PRIVATE;
  const userAgent = userAgentOf(settings.KAOPU_CONTACT_URL);
  const localAddress = settings.KAOPU_LOCAL_ADDRESS;
  const fetcher = createFetcher({ allow, userAgent, localAddress });
  return {
    fetcher,
    allow,
    browser: createBrowser({
      allow,
      userAgent,
      localAddress,
      dataFolder: settings.KAOPU_DATA_DIR,
      chromium: settings.KAOPU_CHROMIUM,
      limits: { browsers: Math.max(1, settings.KAOPU_BROWSER_CONCURRENCY) },
    }),
    robots: robotsMemory(),
    ownNetworkUp: ownNetwork(fetcher, settings.KAOPU_CONTROL_URLS, () => performance.now()),
    book: ownBook(() => performance.now()),
    server: openServer(settings, userAgent),
    hostGapMs: settings.KAOPU_HOST_GAP_SECONDS,
  };
}

/**
 * Resolves at once unless this process was started with `--vantage`: then it works for a server
 * elsewhere, with no database and no queue, until it is told to stop, and ends the process.
 */
export async function workAsVantage(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (!isVantage(args)) return;
  let settings: VantageSettings;
  try {
    settings = readVantage(args, env);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(2);
  }
  const name = settings.KAOPU_VANTAGE;
  // The process list is everybody's to read, and a token may stand in it until now.
  process.title = `kaopu vantage ${name}`;
  const log = jsonLog((line) => process.stderr.write(`${line}\n`));
  await mkdir(settings.KAOPU_DATA_DIR, { recursive: true, mode: 0o700 });
  const tools = toolsOf(settings);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  const server = new URL(settings.KAOPU_VANTAGE_SERVER);
  log.info('vantage started', { name, server: server.origin, plain: server.protocol === 'http:' });
  const pools = {
    http: settings.KAOPU_HTTP_CONCURRENCY,
    browser: settings.KAOPU_BROWSER_CONCURRENCY,
  };
  try {
    await runVantage(tools, name, pools, log, stopping.signal);
  } catch (error) {
    log.error('the server does not know this vantage', { error: messageOf(error) });
    process.exitCode = 1;
  }
  await tools.browser.close();
  log.info('vantage stopped', { name });
  process.exit();
}
