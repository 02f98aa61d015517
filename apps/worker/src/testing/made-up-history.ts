import type { Schedule } from '@kaopu/contracts';
import {
  changeProbe,
  claimLooks,
  closeDb,
  createPlatform,
  databaseNow,
  endStaleRuns,
  finishLooks,
  openDb,
  requestLook,
  takeHints,
  type Claim,
  type ComingSlots,
} from '@kaopu/db';
import { calendarFor } from '@kaopu/schedule';
import { randomUUID } from 'node:crypto';
import { openCalendars } from '../plan/calendars.ts';
import { namedShop } from './named-shop.ts';
import { seenLook } from './seen-look.ts';

/** When a probe looks; `intervalSeconds` as it is kept: the longest gap of a calendar. */
interface Planned {
  schedule: Schedule;
  intervalSeconds: number;
}

export const LEASE_MS = 30_000;

export interface Hinted {
  ids: string[];
  coming: ComingSlots[];
}

/** What was due, what of it was claimed, and what of that was stored. */
interface Turn {
  due: string[];
  claimed: string[];
  stored: number;
}

interface Kept {
  id: string;
  planned: Planned;
  enabled: boolean;
}

/** A plain interval keeps no schedule: its grid is the database's. */
function isPlain({ schedule }: Planned): boolean {
  return schedule.kind === 'interval' && schedule.windows.length === 0;
}

function planOf(planned: Planned, id: string, now: number) {
  if (isPlain(planned)) return undefined;
  const calendar = calendarFor(planned.schedule, planned.intervalSeconds, id);
  const { schedule, intervalSeconds: longestGapSeconds } = planned;
  return { id, schedule, firstSlot: new Date(calendar.next(now)), longestGapSeconds };
}

const base = { kind: 'availability', resource: 'http', config: {} };

/** What a look saw that is like the last one, as it is kept with it. */
const SAMPLE = Uint8Array.of(1);

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const idsOf = (claims: readonly Claim[]) => claims.map(({ probeId }) => probeId).sort();

/** A database whose statements see a clock of ours: its `now()` is looked for before Postgres's own. */
export async function openMadeUpWorld({ url, sql }: { url: string; sql: Sql }) {
  await sql('CREATE SCHEMA clock');
  await sql('CREATE TABLE clock.shown (at timestamptz)');
  await sql('INSERT INTO clock.shown VALUES (now())');
  await sql(
    `CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql AS 'SELECT at FROM clock.shown'`,
  );
  const shifted = new URL(url);
  shifted.searchParams.set('options', '-c search_path=clock,pg_catalog,public');
  const db = openDb(shifted.href, { max: 4 });
  const calendars = openCalendars({ info: () => undefined, error: () => undefined });

  const setClock = (at: number) =>
    sql('UPDATE clock.shown SET at = $1', [new Date(at).toISOString()]);

  async function probeOf(planned: Planned): Promise<string> {
    const name = randomUUID();
    const { intervalSeconds } = planned;
    const plan = planOf(planned, name, await databaseNow(db));
    const probe = { ...base, intervalSeconds, enabled: true, plan };
    const platformId = await createPlatform(db, namedShop(name, [probe]));
    const [made] = await sql('SELECT id FROM probe WHERE platform_id = $1', [platformId]);
    return String(made?.['id']);
  }

  /** How many slots of a probe's present grid have come, settled or not; and where the grid begins. */
  async function slotsOf(probeId: string): Promise<{ first: number; come: number }> {
    const [found] = await sql(
      `SELECT schedule, interval_seconds AS "intervalSeconds", enabled, first_slot, next_due FROM probe WHERE id = $1`,
      [probeId],
    );
    const first = Number(found?.['first_slot']);
    const due = Number(found?.['next_due']);
    const intervalSeconds = Number(found?.['intervalSeconds']);
    // One that is paused has no slots any more from the next one on.
    const to = found?.['enabled'] === true ? Math.max(due, (await databaseNow(db)) + 1) : due;
    const schedule = found?.['schedule'];
    const come =
      schedule === null
        ? Math.ceil((to - first) / (intervalSeconds * 1_000))
        : calendars.count({ probeId, schedule, intervalSeconds, due }, first, to);
    return { first, come };
  }

  /** What is due, as a planner tells it. */
  async function hinted(): Promise<Hinted> {
    const hints = await takeHints(db, 'http', 100, 0);
    return {
      ids: hints.map(({ probeId }) => probeId).sort(),
      coming: hints.flatMap((hint) => calendars.coming(hint) ?? []),
    };
  }

  const claim = ({ ids, coming }: Hinted) => claimLooks(db, ids, LEASE_MS, 0, coming);

  const finish = (
    claims: Claim[],
    status: 'observed' | 'open' = 'observed',
    sample: Uint8Array | null = null,
  ) =>
    finishLooks(
      db,
      claims.map((each) => ({
        ...seenLook(each, {}, 1),
        status,
        ...(status === 'open' && { ticket: {}, wakeAt: new Date(0) }),
        startedAt: new Date(0),
        judgeInMs: 1_800_000,
        sample: each.scheduled && each.ticket === null ? sample : null,
      })),
      0,
    );

  /** Probes of a made-up history, and whoever looks at them. */
  async function openHistory(start: number, plans: readonly Planned[]) {
    let now = start;
    await setClock(now);
    const probes: Kept[] = [];
    for (const planned of plans) {
      probes.push({ id: await probeOf(planned), planned, enabled: true });
    }
    let old = await hinted();
    /** Slots that had come of grids that are over. */
    let ended = 0;

    async function wait(ms: number) {
      now += ms;
      await setClock(now);
    }

    async function change(which: number, to: Partial<Kept>) {
      const probe = probes[which % probes.length];
      if (probe === undefined) return;
      Object.assign(probe, to);
      const { id, enabled, planned } = probe;
      const { intervalSeconds } = planned;
      const plan = planOf(planned, id, now);
      const before = await slotsOf(id);
      await changeProbe(db, id, { ...base, intervalSeconds, enabled, plan }, calendars.count);
      if ((await slotsOf(id)).first !== before.first) ended += before.come;
    }

    /** All slots that ever came, from the plans alone. */
    async function come(): Promise<number> {
      const present = await Promise.all(probes.map(({ id }) => slotsOf(id)));
      return present.reduce((sum, each) => sum + each.come, ended);
    }

    return {
      wait,
      change,
      come,
      async look(): Promise<Turn> {
        const due = await hinted();
        const claims = await claim(due);
        const stored = (await finish(claims)).length;
        return { due: due.ids, claimed: idsOf(claims), stored };
      },
      /** Looks that saw the same as ever, and are gathered. */
      async calm() {
        await finish(await claim(await hinted()), 'observed', SAMPLE);
      },
      /** Runs that nothing joins any more. */
      async stale() {
        await endStaleRuns(db);
      },
      /** Looks that wait for an answer, and go on with the next claim. */
      async open() {
        await finish(await claim(await hinted()), 'open');
      },
      /** Claims, and is never heard of again. */
      async die() {
        old = await hinted();
        await claim(old);
        await wait(LEASE_MS + 1);
      },
      /** Hints that waited in the queue, for however long. */
      async late() {
        await finish(await claim(old));
      },
      /** Several that were told the same. */
      async race(): Promise<Turn> {
        const due = await hinted();
        const claims = (await Promise.all([claim(due), claim(due), claim(due)])).flat();
        const stored = (await finish(claims)).length;
        return { due: due.ids, claimed: idsOf(claims), stored };
      },
      async request(which: number) {
        await requestLook(db, probes[which % probes.length]?.id ?? '');
      },
    };
  }

  return {
    db,
    /** How many slots a schedule has, as the law counts them. */
    count: calendars.count,
    slotsOf,
    setClock,
    probeOf,
    hinted,
    claim,
    finish,
    openHistory,
    /** Of the few rows there are: to truncate two years of partitions takes long. */
    async forget(): Promise<void> {
      for (const table of ['platform', 'host', 'observation', 'unjudged']) {
        await sql(`DELETE FROM ${table}`);
      }
    },
    close: () => closeDb(db),
  };
}

export type MadeUpWorld = Awaited<ReturnType<typeof openMadeUpWorld>>;
