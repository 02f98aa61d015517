import { expect } from 'vitest';
import { newPage, type Page } from './pages.ts';
import type { World } from './world.ts';

const API = '**/api/v1/**';
const EVENTS = '/api/v1/events';
const QUIET_MS = 60;
const PROBLEM = { status: 500, code: 'internal', title: '出错了', detail: '服务出错了' };

/** A reader with one window, who lives elsewhere. */
export interface Visitor {
  page: Page;
  go(path: string): Promise<void>;
  /** Waits until all that was asked for has come, and nothing waits to be shown. */
  settled(): Promise<void>;
  /** From now on every request fails, or those of a pattern, until the function is called. */
  failing(asked?: string): Promise<() => Promise<void>>;
  /** From now on no request is answered, until the function is called. */
  waiting(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export type VisitorOptions = Parameters<typeof newPage>[1] & { language?: 'zh-CN' | 'en' };

/** What the browser complains of, what fails and what is asked of others are complaints of the world. */
export async function openVisitor(world: World, options: VisitorOptions): Promise<Visitor> {
  const { kaopu, complaints } = world;
  const page = await newPage(world, { timezoneId: 'America/New_York', ...options });
  const pending = new Set<object>();
  let isSpoilt = false;
  page.on('console', (message) => {
    const isOurs = isSpoilt && message.text().includes('500');
    if (message.type() === 'error' && !isOurs) complaints.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500 && !isSpoilt)
      complaints.push(`${response.url()} ${response.status()}`);
  });
  page.on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    if (origin !== kaopu.url && protocol !== 'blob:' && protocol !== 'data:') {
      complaints.push(`asked ${request.url()}`);
    }
    if (pathname !== EVENTS) pending.add(request);
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    const why = request.failure()?.errorText ?? '';
    // Whoever goes on to another page does not wait for the answers of this one.
    if (!why.includes('ERR_ABORTED')) complaints.push(`${request.url()} failed: ${why}`);
  });

  const isQuiet = async () => {
    if (pending.size > 0) return false;
    await page.waitForTimeout(QUIET_MS);
    return pending.size === 0 && (await page.locator(LOADING).count()) === 0;
  };
  return {
    page,
    async go(path) {
      pending.clear();
      await page.goto(kaopu.url + path);
      const firstSaid = page.locator('main h1, main [role=alert], main [role=status]');
      await firstSaid.filter({ visible: true }).first().waitFor();
    },
    settled: () => expect.poll(isQuiet, { timeout: 60_000, interval: 20 }).toBe(true),
    async failing(asked = API) {
      isSpoilt = true;
      await page.route(asked, (route) =>
        route.request().url().endsWith(EVENTS)
          ? route.continue()
          : route.fulfill({ status: 500, json: PROBLEM }),
      );
      return async () => {
        await page.unroute(asked);
        isSpoilt = false;
      };
    },
    async waiting() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      await page.route(API, async (route) => {
        await promise;
        await route.continue().catch(() => undefined);
      });
      return async () => {
        resolve(undefined);
        await page.unroute(API, undefined);
      };
    },
    close: () => page.context().close(),
  };
}

/** Grey space where something will stand. */
export const LOADING =
  'main [role=status][aria-label="正在载入…"], main [role=status][aria-label="Loading…"]';
