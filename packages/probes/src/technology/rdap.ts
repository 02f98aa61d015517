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

function instantOf(events: z.infer<typeof Answer>['events'], action: string): number | null {
  const date = events.find(({ eventAction }) => eventAction === action)?.eventDate;
  // RFC 3339 and nothing else: a lone number would pass for a year long gone.
  const at = /^\d{4}-\d\d-\d\d(?:T|$)/.test(date ?? '') ? Date.parse(date ?? '') : NaN;
  return Number.isFinite(at) ? at : null;
}

/**
 * What the registry says of a registered name, by RDAP. A registry that does not answer, and an
 * answer that cannot be read, are unknown.
 */
export async function domainRecord(
  name: string,
  { rdapUrl, bootstrapUrl }: { rdapUrl?: string | undefined; bootstrapUrl: string },
  get: Get,
): Promise<DomainRecord> {
  const top = name.split('.').at(-1) ?? '';
  const server = rdapUrl ?? (await serverFor(top, bootstrapUrl, get));
  if (typeof server !== 'string') return server;
  const base = server.endsWith('/') ? server : `${server}/`;
  const url = new URL(`domain/${name}`, base).href;
  const look = await get(url);
  if (look.kind === 'failed') return unknown(look.detail, look.cause);
  const { status: code, text } = look.page;
  if (code === 404 || code === 400) return unknown('the registry does not know the name');
  const answer = Answer.safeParse(parseJson(text));
  if (!answer.success) return unknown(`HTTP ${code}: no RDAP answer`, 'unparseable');
  const { events, status, ldhName = name } = answer.data;
  if (ldhName.toLowerCase().replace(/\.$/, '') !== name) {
    return unknown('the registry answers for another name', 'unparseable');
  }
  return {
    state: 'known',
    name,
    registeredAt: instantOf(events, 'registration'),
    expiresAt: instantOf(events, 'expiration'),
    status,
    url,
  };
}
