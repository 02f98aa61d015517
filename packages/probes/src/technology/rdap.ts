import { z } from 'zod';
import { parseJson } from '../kit/json.ts';
import type { Look } from '../kit/look.ts';
import type { DomainRecord } from './schema.ts';

type Get = (url: string) => Promise<Look>;

/** RFC 9224: which servers answer for which top-level domains. */
const Bootstrap = z.object({
  services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])).max(5_000),
});

/** RFC 9083, the part that is read. */
const Answer = z.object({
  objectClassName: z.literal('domain'),
  ldhName: z.string().max(255).optional(),
  status: z.array(z.string().max(100)).max(50).default([]),
  events: z
    .array(z.object({ eventAction: z.string().max(100), eventDate: z.string().max(100) }))
    .max(100)
    .default([]),
});

function unknown(
  detail: string,
  cause: (DomainRecord & { state: 'unknown' })['cause'] = null,
): DomainRecord {
  return { state: 'unknown', cause, detail };
}

async function serverFor(
  top: string,
  bootstrapUrl: string,
  get: Get,
): Promise<string | DomainRecord> {
  const look = await get(bootstrapUrl);
  if (look.kind === 'failed') return unknown(look.detail, look.cause);
  const list = Bootstrap.safeParse(parseJson(look.page.text));
  if (!list.success) return unknown('the list of RDAP servers cannot be read', 'unparseable');
  const urls = list.data.services.find(([tops]) => tops.includes(top))?.[1] ?? [];
  const url = urls.find((each) => /^https?:\/\//.test(each) && URL.canParse(each));
  return url ?? unknown(`no RDAP server for .${top}`);
}

/** Names that may be the registered one, shortest first: a.b.com.cn, com.cn, b.com.cn … */
function candidates(hostname: string): string[] {
  const labels = hostname.split('.');
  return labels
    .flatMap((_, i) => (i >= 2 && i <= 3 ? [labels.slice(-i).join('.')] : []))
    .concat(labels.length <= 3 && labels.length >= 2 ? [hostname] : []);
}

function instantOf(events: z.infer<typeof Answer>['events'], action: string): number | null {
  const date = events.find(({ eventAction }) => eventAction === action)?.eventDate;
  const at = date === undefined ? NaN : Date.parse(date);
  return Number.isFinite(at) ? at : null;
}

/** Could it be registered: no address, no name of a private network's. */
export function isDomainName(hostname: string): boolean {
  return /\.[a-z][a-z0-9-]*$/.test(hostname);
}

/**
 * What the registry says of a site's domain, by RDAP. A name that is no domain, a registry that does
 * not answer, and an answer that cannot be read are all unknown.
 */
export async function domainRecord(
  hostname: string,
  { rdapUrl, bootstrapUrl }: { rdapUrl?: string | undefined; bootstrapUrl: string },
  get: Get,
): Promise<DomainRecord> {
  const top = hostname.split('.').at(-1) ?? '';
  const server = rdapUrl ?? (await serverFor(top, bootstrapUrl, get));
  if (typeof server !== 'string') return server;
  const base = server.endsWith('/') ? server : `${server}/`;
  let last = unknown('the registry does not know the name');
  for (const name of new Set(candidates(hostname))) {
    const url = new URL(`domain/${name}`, base).href;
    const look = await get(url);
    if (look.kind === 'failed') return unknown(look.detail, look.cause);
    if (look.page.status === 404 || look.page.status === 400) continue;
    const answer = Answer.safeParse(parseJson(look.page.text));
    if (!answer.success) {
      last = unknown(`HTTP ${look.page.status}: no RDAP answer`, 'unparseable');
      continue;
    }
    const { events, status, ldhName = name } = answer.data;
    return {
      state: 'known',
      name: ldhName.toLowerCase(),
      registeredAt: instantOf(events, 'registration'),
      expiresAt: instantOf(events, 'expiration'),
      status,
      url,
    };
  }
  return last;
}
