/** One constant: its path inside the group of all constants, and its value as it is written. */
export interface Constant {
  path: string;
  value: string;
}

export interface ConstantGroup {
  id: string;
  constants: Constant[];
}

/** Where constants that stand alone belong; one that is not named here goes to `general`. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['kappa', 'prior'],
  ['mu0', 'prior'],
  ['z', 'interval'],
  ['driftCap', 'interval'],
  ['errorCorrelation', 'interval'],
  ['dimensionFloor', 'interval'],
  ['thinBelow', 'insufficient'],
  ['unverifiedCap', 'grades'],
  ['marketReference', 'price'],
  ['ring', 'detector'],
  ['held', 'entries'],
  ['blockedBelow', 'insufficient'],
  ['leastQualification', 'floors'],
]);

/** What a reader wants first; a group that is not named here follows, the general one is last. */
const ORDER = [
  'prior',
  'interval',
  'grades',
  'insufficient',
  'provisional',
  'floors',
  'words',
  'terms',
  'worth',
  'entries',
  'penalties',
  'price',
  'prices',
  'change',
  'detector',
  'traps',
  'runAway',
  'checklists',
  'explained',
];
const GENERAL = 'general';

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(' · ');
  if (isGroup(value)) {
    // In the order of the canonical text.
    return Object.entries(value)
      .map(([key, item]) => `${key} ${valueText(item)}`)
      .sort((a, b) => (a < b ? -1 : 1))
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Every leaf below `value`, whatever it is called: what is new shows up by itself. */
export function constantsIn(value: unknown, path = ''): Constant[] {
  if (!isGroup(value)) return [{ path, value: valueText(value) }];
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .flatMap(([key, item]) => constantsIn(item, path === '' ? key : `${path}.${key}`));
}

function place(id: string): number {
  if (id === GENERAL) return Infinity;
  const at = ORDER.indexOf(id);
  return at === -1 ? ORDER.length : at;
}

/** Parts of the method's text that have a place of their own on the page. */
const SHOWN_ELSEWHERE = new Set(['constants', 'indicators', 'profiles']);

/** All constants of a method by its canonical text: `constants`, and every part that comes beside it. */
export function methodConstants(
  constants: Readonly<Record<string, unknown>>,
  text: string,
): Record<string, unknown> {
  const whole: unknown = JSON.parse(text);
  const others = isGroup(whole)
    ? Object.entries(whole).filter(([key]) => !SHOWN_ELSEWHERE.has(key))
    : [];
  return { ...constants, ...Object.fromEntries(others) };
}

export function constantGroups(method: Readonly<Record<string, unknown>>): ConstantGroup[] {
  const groups = new Map<string, Constant[]>();
  for (const [key, value] of Object.entries(method)) {
    const id = isGroup(value) ? key : (HOMES.get(key) ?? GENERAL);
    groups.set(id, [...(groups.get(id) ?? []), ...constantsIn(value, key)]);
  }
  return [...groups]
    .map(([id, constants]) => ({ id, constants }))
    .sort((a, b) => place(a.id) - place(b.id));
}
