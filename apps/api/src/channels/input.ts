import {
  channelByKind,
  previewOf,
  templatesIn,
  withStoredSecrets,
  type Channel,
} from '@kaopu/channels';
import type { AllowList } from '@kaopu/net/address';
import { randomBytes } from 'node:crypto';
import { requireTargets } from '../core/targets.ts';
import { fieldProblem } from '../problems/problem.ts';
import { invalidInput } from '../problems/validation.ts';
import { sampleTold } from './sample.ts';

/** Refuses kinds that there are none of. */
export function kindOf(kind: string): Channel {
  const found = channelByKind(kind);
  if (found !== undefined) return found;
  throw fieldProblem('/kind', 'not-an-option');
}

/** What is made for a person, and is shown this once; null for kinds that nothing is made for. */
function fresh(kind: string): Record<string, string> | null {
  if (kind === 'webhook') return { secret: `whsec_${randomBytes(32).toString('base64')}` };
  return kind === 'feed' ? { token: randomBytes(32).toString('base64url') } : null;
}

/** With what a person brings none of. */
function made(kind: string, settings: Record<string, unknown>): Record<string, unknown> {
  return kind === 'feed' ? { ...fresh(kind) } : { ...fresh(kind), ...settings };
}

/** Settings with a new secret or address; null for kinds that nothing is made for. */
export function renewedSettings(kind: string, stored: unknown): Record<string, unknown> | null {
  const renewed = fresh(kind);
  return renewed === null ? null : { ...(stored as Record<string, unknown>), ...renewed };
}

/** Fields left empty are left out. */
function filledIn(settings: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

function checked(kind: Channel, settings: unknown, allow: AllowList): unknown {
  const read = kind.settings.safeParse(settings);
  if (!read.success) throw invalidInput(read.error.issues, '/settings');
  requireTargets(read.data, allow, '/settings');
  return read.data;
}

export function newSettings(
  kind: Channel,
  entered: Record<string, unknown>,
  allow: AllowList,
): unknown {
  return checked(kind, made(kind.kind, filledIn(entered)), allow);
}

export function changedSettings(
  kind: Channel,
  entered: Record<string, unknown>,
  stored: unknown,
  allow: AllowList,
): unknown {
  // A feed's address stays what it is.
  if (kind.by === 'pull') return stored;
  return checked(kind, withStoredSecrets(kind.settings, filledIn(entered), stored), allow);
}

/** What is shown once of settings that were just made. */
export function shownOnce(kind: string, settings: unknown): string | null {
  const { secret, token } = settings as { secret?: string; token?: string };
  if (kind === 'webhook') return secret ?? null;
  return kind === 'feed' && token !== undefined ? `/api/v1/feeds/${token}` : null;
}

/** Refuses templates that cannot be read, or cost too much, before they fail at night. */
export function requireTemplates(templates: unknown): void {
  for (const language of ['zh', 'en'] as const) {
    const shown = previewOf(sampleTold(new Date()), templatesIn(templates, language), language);
    for (const part of ['title', 'body'] as const) {
      if (shown[part].fault === null) continue;
      throw fieldProblem(`/templates/${language}/${part}`, 'template-invalid');
    }
  }
}
