import { claimLooks, takeHints } from '@kaopu/db';
import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Registered, of which as many as there are looks to plan are due. */
const PROBES = { usual: 1_000_000, short: 10_000 };
/** As planner and workers do it. */
const HINTS = 500;
const A_CLAIM = 50;
const AT_ONCE = 2;
const LEASE_MS = 3_600_000;

const P99_MS = 50;
const DUE_A_SECOND = 3_400;

/** Rows of a statement: every statement of the product has a time limit. */
const A_PART = 5_000;

/** So many platforms on hosts of their own, each with a probe; the first `due` of them are due. */
async function seed({ sql }: Stage, count: number, due: number): Promise<void> {
  for (let from = 1; from <= count; from += A_PART) {
    await sql(
      `WITH site AS (
         INSERT INTO platform (name, site_url, host_key, records_due)
         SELECT 'site ' || n, 'http://s' || n || '.example/', 's' || n || '.example', NULL
         FROM generate_series($1::int, least($2::int, $1::int + ${A_PART} - 1)) AS n
         RETURNING id, site_url
       ), laid AS (
         SELECT id, site_url, date_trunc('milliseconds', now()) + interval '1 second' * CASE
           WHEN substring(site_url FROM '[0-9]+')::int <= $3::int THEN -1 ELSE 3600 END AS slot
         FROM site
       )
       INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due)
       SELECT id, 'availability', 'http', jsonb_build_object('url', site_url), 300, slot, slot FROM laid`,
      from,
      count,
      due,
    );
  }
  for (const table of ['platform', 'probe']) await sql(`VACUUM ANALYZE ${table}`);
}

/** Takes hints and claims what they name until nothing is due; notes who was claimed, and how long each claim took. */
async function claimAll({ db }: Stage, claimed: string[], took: number[]): Promise<void> {
  const work: string[][] = [];
  const claimer = async (): Promise<void> => {
    for (let probeIds = work.pop(); probeIds !== undefined; probeIds = work.pop()) {
      const at = performance.now();
      const claims = await claimLooks(db, probeIds, LEASE_MS);
      took.push(performance.now() - at);
      claimed.push(...claims.map(({ probeId }) => probeId));
    }
  };
  for (;;) {
    const hints = await takeHints(db, 'http', HINTS, LEASE_MS);
    if (hints.length === 0) return;
    for (let i = 0; i < hints.length; i += A_CLAIM) {
      work.push(hints.slice(i, i + A_CLAIM).map(({ probeId }) => probeId));
    }
    await Promise.all(Array.from({ length: AT_ONCE }, claimer));
  }
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0;
}

export const manyProbes: Scenario = {
  name: 'many-probes',
  about: 'row 17: a million probes (short: 10,000), of which some are due: claimed fast, each once',
  workers: 0,
  size: () => ({ shops: 0, rounds: 0 }),
  ownPostgres: true,
  async run(stage) {
    const { short, looks } = stage.terms;
    const probes = short ? PROBES.short : PROBES.usual;
    const due = Math.min(looks, probes);
    await seed(stage, probes, due);
    const claimed: string[] = [];
    const took: number[] = [];
    const at = performance.now();
    await claimAll(stage, claimed, took);
    const seconds = (performance.now() - at) / 1_000;
    const different = new Set(claimed).size;
    return {
      planned: due,
      recorded: different,
      lost: due - different,
      doubled: claimed.length - different,
      probes,
      claimP99Ms: Number(p99(took).toFixed(1)),
      duePerSecond: Math.round(claimed.length / seconds),
      inShort: short,
    };
  },
  judge(line) {
    const broken = brokenPromises(line);
    // Speed counts on a quiet machine only; in short it is told.
    if (broken !== null || line['inShort'] === true) return broken;
    if (Number(line['claimP99Ms']) > P99_MS) return 'claims are slow';
    return Number(line['duePerSecond']) < DUE_A_SECOND ? 'too few claims a second' : null;
  },
};
