import { createHash } from 'node:crypto';
import type { AddChannel, ProbeInput, RegisterPlatform } from '@kaopu/contracts';
import { z } from 'zod';
import { type Api, ApiProblem } from './api.ts';
import type { Site } from './lab.ts';
import { probesFor } from './probes-for.ts';

const RECEIVER = 'lab receiver';
const Channels = z.object({ items: z.array(z.object({ name: z.string() })) });

/**
 * Not a secret at all, but the same in every run: the channel outlives the lab's process, and what
 * arrives are the lab's own invented alerts on loopback.
 */
export const RECEIVER_SECRET = `whsec_${createHash('sha256').update(RECEIVER).digest('base64')}`;

export type Registered = 'registered' | 'already known';

/**
 * Registers one shop: asks Kaopu to recognise it, then takes the proposals at short intervals.
 * A site that Kaopu already watches is left as it is.
 */
export async function registerSite(api: Api, site: Site): Promise<Registered> {
  const trial = await api.trial({ kind: 'detect', url: site.url });
  const platform = {
    name: site.name,
    siteUrl: site.url,
    storefront: site.storefront,
    probes: probesFor(site, trial) satisfies ProbeInput[],
  } satisfies RegisterPlatform;
  try {
    await api.post('/api/v1/platforms', platform);
    return 'registered';
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'platform-exists') return 'already known';
    throw error;
  }
}

/** Adds the webhook receiver as an alert channel, once. */
export async function registerReceiver(api: Api, url: string): Promise<Registered> {
  const { items } = Channels.parse(await api.get('/api/v1/channels'));
  if (items.some(({ name }) => name === RECEIVER)) return 'already known';
  const channel = {
    name: RECEIVER,
    kind: 'webhook',
    settings: { url, secret: RECEIVER_SECRET },
  } satisfies AddChannel;
  await api.post('/api/v1/channels', channel);
  return 'registered';
}
