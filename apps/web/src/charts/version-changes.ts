import type { Trend } from '@kaopu/contracts';

export interface VersionChange {
  /** Of the first score by the new formula. */
  at: string;
  from: string;
  to: string;
}

/** A version is `semver+hash`: what tells these two apart, as short as it goes. */
function shortOf(version: string, other: string): string {
  const [name = '', hash = ''] = version.split('+');
  return name === other.split('+')[0] ? `${name}+${hash.slice(0, 6)}` : name;
}

/** Where the formula became another one: scores before and after are not of one measure. */
export function versionChanges(points: Trend['points']): VersionChange[] {
  return points.flatMap(({ at, method }, i) => {
    const before = points[i - 1]?.method ?? method;
    if (before === method) return [];
    return [{ at, from: shortOf(before, method), to: shortOf(method, before) }];
  });
}
