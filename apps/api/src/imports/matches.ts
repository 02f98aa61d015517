import type { ImportReport } from '@kaopu/contracts';
import type { KnownCompany } from '@kaopu/db';
import { companyKeys } from '@kaopu/probes';
import { matchOf } from '@kaopu/probes/penalties';

interface Matchable {
  uscc: string | null;
  names: string[];
}

const MOST_PLATFORMS = 50;

/** Which platforms a file's records are about, by index: a file has ten thousands of them. */
export function matchesOf(
  records: readonly Matchable[],
  companies: readonly KnownCompany[],
): ImportReport['matched'] {
  const byKey = new Map<string, KnownCompany[]>();
  const add = (key: string, company: KnownCompany) =>
    byKey.set(key, [...(byKey.get(key) ?? []), company]);
  for (const company of companies) {
    if (company.uscc !== null) add(company.uscc, company);
    for (const key of companyKeys(company)) add(key, company);
  }
  const counts = { uscc: 0, name: 0, unmatched: 0 };
  const platforms = new Map<string, { id: string; name: string; records: number }>();
  for (const record of records) {
    const keys = [...(record.uscc === null ? [] : [record.uscc]), ...record.names];
    const candidates = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    const found = [...candidates].flatMap((company) => {
      const match = matchOf(record, company);
      return match === null ? [] : [{ company, match }];
    });
    const best = found.some(({ match }) => match === 'uscc') ? 'uscc' : 'name';
    counts[found.length === 0 ? 'unmatched' : best] += 1;
    for (const { company } of found) {
      const known = platforms.get(company.id);
      const records = (known?.records ?? 0) + 1;
      platforms.set(company.id, { id: company.id, name: company.name, records });
    }
  }
  const most = [...platforms.values()].sort((a, b) => b.records - a.records);
  return { ...counts, platforms: most.slice(0, MOST_PLATFORMS) };
}
