import { authorizationPages } from './authorization-pages/index.ts';
import { availability } from './availability/index.ts';
import { complianceWording } from './compliance-wording/index.ts';
import { qualificationDisclosure } from './qualification-disclosure/index.ts';
import type { ProbeDefinition } from './kit/types.ts';
import { priceDrift } from './price-drift/index.ts';
import { supportChannels } from './support-channels/index.ts';
import { supportResponse } from './support-response/index.ts';
import { technology } from './technology/index.ts';

/** Every probe there is, one line each; the only list of them. */
export const PROBES: readonly ProbeDefinition<unknown, unknown>[] = [
  priceDrift,
  availability,
  complianceWording,
  qualificationDisclosure,
  supportResponse,
  supportChannels,
  technology,
  authorizationPages,
];

/** The probe of a kind; undefined for kinds nobody knows. */
export function probeByKind(kind: string): ProbeDefinition<unknown, unknown> | undefined {
  return PROBES.find((probe) => probe.kind === kind);
}
