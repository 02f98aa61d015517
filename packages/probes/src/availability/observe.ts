import { asLookFault, causeOf, unknown } from '../kit/fault.ts';
import { mimeOf } from '../kit/look.ts';
import { isGone, type PageHealth, pageHealth } from '../kit/page-health.ts';
import { tenths } from '../kit/sampling.ts';
import type { LookFaultKind, Outcome, Page, ProbeContext, UnknownCause } from '../kit/types.ts';
import type { Attempt, Config, Seen } from './schema.ts';

/** Faults that speak about the supplier's server once they repeat; the others speak about us. */
const SUPPLIER_FAULTS: ReadonlySet<LookFaultKind> = new Set([
  'dns',
  'connect',
  'tls',
  'timeout',
  'protocol',
]);

type Try =
  | { kind: 'page'; page: Page; health: PageHealth }
  | { kind: 'down'; reason: string; status: number | null }
  | { kind: 'unknown'; cause: UnknownCause; detail: string };

/** The site answers, but the page a buyer would open is not there. */
function isMissing(status: number): boolean {
  return status >= 500 || isGone(status);
}

async function tryOnce(url: string, context: ProbeContext): Promise<Try> {
  let page: Page;
  try {
    page = await context.fetch(url);
  } catch (error) {
    const fault = asLookFault(error);
    const detail = `${fault.kind}: ${fault.message}`;
    if (SUPPLIER_FAULTS.has(fault.kind)) return { kind: 'down', reason: detail, status: null };
    return { kind: 'unknown', cause: causeOf(fault), detail };
  }
  await context.keep({ url: page.url, mime: mimeOf(page), bytes: page.bytes });
  const health = pageHealth(page);
  if (health.kind === 'challenged' || health.kind === 'blocked') {
    return { kind: 'unknown', cause: health.kind, detail: health.detail };
  }
  if (health.kind === 'blank' && !isMissing(page.status)) {
    return {
      kind: 'unknown',
      cause: 'unparseable',
      detail: `HTTP ${page.status} with nothing in it`,
    };
  }
  if ((health.kind === 'ok' || health.kind === 'blank') && isMissing(page.status)) {
    return { kind: 'down', reason: `HTTP ${page.status}`, status: page.status };
  }
  return { kind: 'page', page, health };
}

async function timed(url: string, context: ProbeContext, attempts: Attempt[]): Promise<Try> {
  const at = context.now();
  const result = await tryOnce(url, context);
  const ms = Math.max(0, context.now() - at);
  const failure =
    result.kind === 'page' ? null : result.kind === 'down' ? result.reason : result.detail;
  attempts.push({ at, failure, ms });
  return result;
}

/** The kinds of health a look that saw the page can tell. */
function isWord(kind: PageHealth['kind']): kind is Seen['health'] {
  return kind !== 'challenged' && kind !== 'blocked' && kind !== 'blank';
}

/** What a gateway of our own may say in a site's name as well; null when nothing speaks against it. */
function whatIsWrong({ tls }: Page, { kind }: PageHealth): string | null {
  if (tls?.authorized === false) return `certificate: ${tls.error ?? 'not valid'}`;
  return kind === 'ok' || kind === 'login-required' ? null : kind;
}

function roundedPhases({ dns, connect, tls, firstByte, total }: Page['phases']): Seen['phases'] {
  const round = (ms: number | null) => (ms === null ? null : tenths(ms));
  return {
    dns: round(dns),
    connect: round(connect),
    tls: round(tls),
    firstByte: round(firstByte),
    total: tenths(total),
  };
}

function seenOf(page: Page, health: PageHealth, attempts: Attempt[], config: Config): Seen {
  return {
    reachable: true,
    status: page.status,
    health: isWord(health.kind) ? health.kind : 'ok',
    reason: null,
    phases: roundedPhases(page.phases),
    https: page.url.startsWith('https:'),
    tls: page.tls,
    attempts,
    bytes: page.bytes.length,
    slowMs: config.slowMs,
  };
}

/**
 * Looks once, and a second time before a supplier is called unreachable; asks whether our own
 * network is up before that second look and after it, because a failure of ours, healed meanwhile
 * or just begun, must never count against anybody. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const attempts: Attempt[] = [];
  let result = await timed(config.url, context, attempts);
  let wasUp = true;
  if (result.kind === 'down') {
    await context.sleep(config.confirmAfterMs);
    wasUp = await context.ownNetworkUp();
    result = await timed(config.url, context, attempts);
  }
  if (result.kind === 'unknown') return unknown(result.cause, result.detail);
  if (result.kind === 'page') {
    const against = whatIsWrong(result.page, result.health);
    if (against !== null && !(await context.ownNetworkUp())) {
      return unknown('own-network', against);
    }
    return { kind: 'observed', seen: seenOf(result.page, result.health, attempts, config) };
  }
  // Even an error page may be the word of a gateway of our own.
  if (!wasUp || !(await context.ownNetworkUp())) {
    return unknown('own-network', result.reason);
  }
  const { reason, status } = result;
  const https = config.url.startsWith('https:');
  const empty = { phases: null, https, tls: null, bytes: 0, health: 'ok' as const };
  return {
    kind: 'observed',
    seen: { reachable: false, status, reason, attempts, slowMs: config.slowMs, ...empty },
  };
}
