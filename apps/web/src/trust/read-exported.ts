import type { TrustDataset } from '@kaopu/contracts';

type Platform = TrustDataset['platforms'][number];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isPlatform(value: unknown): value is Platform {
  if (!isObject(value) || !isObject(value['published'])) return false;
  const { id, name, method, values, sds, insufficient, fresh, published } = value;
  return (
    [id, name, method, published['status'], published['grade']].every(
      (text) => typeof text === 'string',
    ) &&
    [published['value'], published['lo'], published['hi']].every(
      (points) => typeof points === 'number',
    ) &&
    isNumbers(values) &&
    isNumbers(sds) &&
    isTexts(insufficient) &&
    typeof fresh === 'boolean'
  );
}

const PROFILES = new Set<unknown>(['small', 'medium', 'channel', 'community']);

/** What an export says, whoever kept it meanwhile; null when it is none of ours. */
export function readExported(value: unknown): TrustDataset | null {
  if (!isObject(value) || value['format'] !== 'kaopu-scores-1') return null;
  const { profile, dimensions, platforms, snapshot } = value;
  const isOurs =
    PROFILES.has(profile) &&
    isTexts(dimensions) &&
    isObject(snapshot) &&
    typeof snapshot['sha256'] === 'string' &&
    Array.isArray(platforms) &&
    platforms.every(isPlatform);
  return isOurs ? (value as unknown as TrustDataset) : null;
}
