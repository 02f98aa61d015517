import { unknown } from '../kit/fault.ts';
import type { ReadPage } from '../kit/labelled.ts';
import { lookAt, type Look } from '../kit/look.ts';
import { registeredName } from '../kit/registered-name.ts';
import { isAcgFaka } from '../kit/storefronts/acg-faka.ts';
import { isDujiaoka } from '../kit/storefronts/dujiaoka.ts';
import type { Outcome, Page, ProbeContext } from '../kit/types.ts';
import { dockingApiOf, orderQueryOf } from './features.ts';
import { domainRecord } from './rdap.ts';
import type { Config, DomainRecord, Seen } from './schema.ts';

function softwareOf(page: Page): Seen['software'] {
  if (isDujiaoka(page)) return 'dujiaoka';
  return isAcgFaka(page) ? 'acg-faka' : 'unknown';
}

/** Registries are asked once a day and no more, however often somebody looks by hand. */
const RDAP_EVERY_MS = 23 * 3_600_000;

async function domainOf(
  config: Config,
  hostname: string,
  context: ProbeContext,
  get: (url: string) => Promise<Look>,
): Promise<DomainRecord> {
  const unasked = (detail: string): DomainRecord => ({ state: 'unknown', cause: null, detail });
  if (!config.domain) return unasked('not asked for');
  const name = registeredName(hostname);
  if (name === null) return unasked('not a registered domain name');
  if (!(await context.takeTurn('rdap', RDAP_EVERY_MS))) return unasked('asked already today');
  return domainRecord(name, config, get);
}

/**
 * Reads the front page, asks whether orders can be looked up and whether machines are answered, and
 * what the registry says of the domain. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const read: ReadPage[] = [];
  const get = async (url: string, init?: { method: 'POST'; body: string }): Promise<Look> => {
    const look = await lookAt(context, url, init);
    if (look.kind === 'page') read.push({ url: look.page.url, sha256: look.sha256 });
    return look;
  };
  const front = await get(config.siteUrl);
  if (front.kind === 'failed') return unknown(front.cause, front.detail);
  const { page, health } = front;
  if (page.status >= 400) return unknown('unreachable', `HTTP ${page.status}`);
  if (health.kind !== 'ok') return unknown('unparseable', `no front page: ${health.kind}`);
  const software = softwareOf(page);
  const orderQuery = await orderQueryOf(config, page, software, get);
  const dockingApi = await dockingApiOf(config, page, software, get);
  const { hostname } = new URL(config.siteUrl);
  const domain = await domainOf(config, hostname, context, get);
  return { kind: 'observed', seen: { read, software, orderQuery, dockingApi, domain } };
}
