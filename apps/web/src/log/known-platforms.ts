import type { PlatformRow } from '@kaopu/contracts';

export interface NamedPlatform {
  id: string;
  name: string;
}

/** Names this device has seen, newest use first: what can be chosen from without a network. */
const STORE = 'kaopu.log.platforms';
const MOST = 200;

function isNamed(value: unknown): value is NamedPlatform {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'name' in value &&
    typeof value.id === 'string' &&
    typeof value.name === 'string'
  );
}

export function knownPlatforms(): NamedPlatform[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(value) ? value.filter(isNamed) : [];
  } catch {
    return [];
  }
}

function store(platforms: readonly NamedPlatform[]): void {
  localStorage.setItem(STORE, JSON.stringify(platforms.slice(0, MOST)));
}

/** Those that were listed come after those known before. */
export function rememberListed(rows: readonly Pick<PlatformRow, 'id' | 'name'>[]): void {
  const known = new Map(knownPlatforms().map((platform) => [platform.id, platform]));
  for (const { id, name } of rows) known.set(id, { id, name });
  store([...known.values()]);
}

/** Who was logged about comes first next time. */
export function rememberUsed({ id, name }: NamedPlatform): void {
  store([{ id, name }, ...knownPlatforms().filter((platform) => platform.id !== id)]);
}
