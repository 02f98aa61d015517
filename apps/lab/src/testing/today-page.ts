import { beforeEach } from 'vitest';
import { openPage, type PageOptions } from './open-page.ts';
import { labWorld, type LabWorld } from './own-world.ts';
import type { Page } from './pages.ts';
import { seedAlert } from './seed-alerts.ts';
import { seedExposure, seedMove, seedPlatform } from './seed-week.ts';

/** The page of what is to be done today, each time without a platform. */
export interface TodayPage extends LabWorld {
  /** On a phone, unless said. */
  open(path: string, options?: PageOptions): Promise<Page>;
  /** One that fell by thirty points, with an alert of it that is an hour old, and what lies there, fen. */
  fallen(name: string, exposure: number | null, mutedBy?: string): Promise<string>;
  /** A term that ends and a probe that fails. */
  troubled(name: string): Promise<void>;
}

/** From before a file's tests until after them. */
export function todayPage(): TodayPage {
  const { lab, world } = labWorld();
  beforeEach(() => world().database.sql('DELETE FROM platform'));
  return {
    lab,
    world,
    open: (path, options) => openPage(world(), path, { width: 390, ...options }),
    async fallen(name, exposure, mutedBy) {
      const { database } = world();
      const id = await seedMove(database, name, 90, 60);
      if (exposure !== null) await seedExposure(database, id, exposure);
      const alert = { dimension: 'supply-chain', ...(mutedBy !== undefined && { mutedBy }) };
      return (await seedAlert(database, { id }, alert)).id;
    },
    async troubled(name) {
      const { database } = world();
      const id = await seedPlatform(database, name);
      const last = { t: Date.now() - 3_600_000, id: 'look/1' };
      const term = {
        value: 'within-7-days',
        since: last.t,
        before: [],
        pending: null,
        last,
        label: 'shop.example',
      };
      await database.sql(TERM, [id, JSON.stringify({ facts: { 'domain-term|': term } })]);
      await database.sql(PROBE, [id]);
    },
  };
}

const TERM = 'INSERT INTO judge_state (platform_id, state) VALUES ($1, $2)';
const PROBE = `
  INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due,
    last_at, last_status, last_cause)
  VALUES ($1, 'availability', 'http', '{"url":"https://shop.example/"}', 86400, now() + interval '1 day',
    now() + interval '1 day', now(), 'unknown', 'challenged')`;

export const part = (page: Page, name: string) => page.locator(`section[data-s=${name}]`);
export const lines = (page: Page, name: string) => part(page, name).getByRole('listitem');
