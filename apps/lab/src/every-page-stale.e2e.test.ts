import { describe, expect, it } from 'vitest';
import { faultsOfColour } from './testing/axe.ts';
import { everyPage, ON_PHONE, PHONE, SMALL_PHONE } from './testing/every-page.ts';
import { resize, sidewaysOverflow } from './testing/pages.ts';
import { routesOf } from './testing/routes.ts';
import { NOWHERE } from './testing/seed-world.ts';

// Every page while nobody has looked for three hours: it says so before anything else.

const { world, reader: visitor, seeds, route } = everyPage(ON_PHONE);

/** Whatever the worker says, it was heard of three hours ago. */
const SILENT = `
  CREATE FUNCTION silent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.beat_at := now() - interval '3 hours'; NEW.seen_at := NEW.beat_at; RETURN NEW;
  END $$;
  CREATE TRIGGER silent BEFORE INSERT OR UPDATE ON worker FOR EACH ROW EXECUTE FUNCTION silent();
  UPDATE worker SET seen_at = now()`;

const SAYS = { 'zh-CN': '探测已停 3 小时', en: 'No looks for 3 h' } as const;

it('is known by the product itself', async () => {
  await seeds();
  for (const statement of SILENT.split(/;\n {2}(?=CREATE TRIGGER|UPDATE)/)) {
    await world().database.sql(statement);
  }
  const health = () => world().api.get('/api/v1/health');
  await expect
    .poll(health, { timeout: 60_000 })
    .toMatchObject({ status: 'degraded', reasons: expect.arrayContaining(['no-worker']) });
});

describe.each(routesOf(NOWHERE))('$name', ({ name }) => {
  it.each(['zh-CN', 'en'] as const)('says for how long, in %s', async (language) => {
    const reader = visitor();
    const { page } = reader;
    const { path } = await route(name);
    await page.evaluate(`localStorage.setItem('kaopu.lang', '${language}')`).catch(() => undefined);
    await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' });
    await resize(page, PHONE);
    await reader.go(path);
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await reader.settled();
    const bar = page.getByRole('status').filter({ hasText: SAYS[language] });
    await bar.waitFor();
    const [below, top] = await Promise.all([
      bar.evaluate((box) => box.getBoundingClientRect().bottom),
      page.locator('main').evaluate((box) => box.getBoundingClientRect().top),
    ]);
    expect.soft(below, 'above the page').toBeLessThanOrEqual(top);
    expect.soft(await faultsOfColour(page), 'contrast').toEqual([]);
    await resize(page, SMALL_PHONE);
    expect.soft(await sidewaysOverflow(page), 'sideways').toBeLessThanOrEqual(0);
  });
});
