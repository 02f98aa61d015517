import { Api } from './api.ts';
import { type Lab, type Site, startLab } from './lab.ts';
import { RECEIVER_SECRET, registerReceiver, registerSite } from './register.ts';
import { demoScript } from './script.ts';
import { readSettings } from './settings.ts';
import { type Received, startReceiver } from './webhook-receiver.ts';

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tellLine({ message }: Received): void {
  const { platform, severity, text } = message.data;
  console.log(`alert   ${message.type} [${severity ?? '-'}] ${platform?.name ?? '-'}: ${text.zh}`);
}

async function registerAll(api: Api, sites: readonly Site[]): Promise<void> {
  await Promise.all(
    sites.map(async (site) => {
      const outcome = await registerSite(api, site).catch((error) => `failed: ${reason(error)}`);
      console.log(`kaopu   ${site.url} ${site.name}: ${outcome}`);
    }),
  );
}

async function join(lab: Lab, api: Api, receiverUrl: string): Promise<void> {
  await api.ready();
  console.log(`kaopu   ${receiverUrl} alerts: ${await registerReceiver(api, receiverUrl)}`);
  await registerAll(api, lab.sites);
}

async function main(): Promise<void> {
  const { basePort, kaopuUrl, script } = readSettings(process.env);
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  // Started by the launcher: when that is gone, so are we.
  process.once('disconnect', () => ended.abort());
  process.channel?.unref();

  const lab = await startLab({
    host: '127.0.0.1',
    basePort,
    events: [],
    now: () => performance.now(),
  });
  for (const site of lab.sites) {
    console.log(`shop    ${site.url} ${site.name} (${site.storefront})`);
  }
  console.log(`desk    ${lab.desk.urlOf('good')} customer service, of other kinds beside it`);
  console.log(`control ${lab.controlUrl}`);
  const receiver = await startReceiver({
    port: basePort === 0 ? 0 : basePort + lab.sites.length + 1,
    secret: RECEIVER_SECRET,
    tell: tellLine,
  });
  try {
    if (kaopuUrl !== null) await join(lab, new Api(kaopuUrl.href, ended.signal), receiver.url);
    // The script begins once everything is registered: its quiet first part is the baseline.
    if (script === 'demo') lab.play(demoScript);
    if (!ended.signal.aborted) {
      await new Promise((resolve) => ended.signal.addEventListener('abort', resolve));
    }
  } catch (error) {
    if (!ended.signal.aborted) throw error;
  } finally {
    await receiver.stop();
    await lab.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(`The lab stopped: ${reason(error)}`);
  process.exitCode = 1;
}
