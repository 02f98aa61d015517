import { pageOf, PlatformDetail, PlatformRow } from '@kaopu/contracts';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mindConsole, mustBeEmpty, newPage, type Page } from './testing/pages.ts';
import { seedRuns } from './testing/seed-scores.ts';
import { DATASET, datasetOf, seedTrust } from './testing/seed-trust.ts';
import { openWorld, type World } from './testing/world.ts';

// One number everywhere: wherever a score is read, it is the same.

const MANY = 5000;
const RECOMPUTE = fileURLToPath(new URL('../../../infra/local/src/recompute.ts', import.meta.url));

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await seedTrust(world, MANY);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const dataset = () => datasetOf(world);

interface Ended {
  code: number;
  said: string;
  printed: string;
}

/** The program behind `npm run recompute`. */
function recompute(source: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [RECOMPUTE, source], { maxBuffer: 1e8 }, (error, printed, said) => {
      const code = error === null ? 0 : Number(error.code ?? -1);
      resolve({ code, said, printed });
    });
  });
}

/** Lines by their first field. */
function byId(text: string): Map<string | undefined, string[]> {
  return new Map(text.split(/\r?\n/).map((line) => [line.split(',')[0], line.split(',')]));
}

/** As many as are wanted, by chance; the seed tells which, should they be wanted again. */
function drawn<T extends { id: string }>(of: readonly T[], many: number, seed: string): T[] {
  const lot = ({ id }: T) =>
    createHash('sha256')
      .update(seed + id)
      .digest('hex');
  return of.toSorted((a, b) => lot(a).localeCompare(lot(b))).slice(0, many);
}

/** What a reader is told of a score in words. */
function spoken({ value, lo, hi, grade, status }: Spoken): string {
  const [v, l, h] = [value, lo, hi].map((number) => String(Math.round(number)));
  return status === 'insufficient'
    ? `样本不足，90% 区间 ${l} 到 ${h}`
    : `综合分 ${v}，等级 ${grade}，90% 区间 ${l} 到 ${h}`;
}

interface Spoken {
  value: number;
  lo: number;
  hi: number;
  grade: string;
  status: string;
}

async function onScreen(): Promise<Page> {
  const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
  mindConsole(page, world);
  await page.goto(`${world.kaopu.url}/platforms?profile=medium`);
  await page.locator('[role=row] input:enabled').first().waitFor();
  return page;
}

describe('the number of a platform', () => {
  it('is the same on the list, on its page, in the table and on the command line', async () => {
    const { platforms } = await dataset();
    const seed = randomUUID();
    const sample = drawn(platforms, 50, seed);
    expect(new Set(sample.map(({ id }) => id)).size).toBe(50);
    // A page asks for what the run that scored its platform left besides.
    await seedRuns(world.database, 'medium', sample);

    const answer = await fetch(`${world.kaopu.url}/api/v1/trust/dataset.csv?profile=medium`);
    const csv = byId(await answer.text());
    const cli = await recompute(`${world.kaopu.url}${DATASET}`);
    expect(cli).toMatchObject({ code: 0, said: expect.stringContaining('5000 / 5000 一致') });
    const printed = byId(cli.printed);
    const page = await onScreen();

    for (const { id, name, published } of sample) {
      const { value, lo, hi, grade, status } = published;
      const listed = pageOf(PlatformRow).parse(
        await world.api.get(`/api/v1/platforms?q=${encodeURIComponent(name)}&profile=medium`),
      ).items[0];
      const detail = PlatformDetail.parse(await world.api.get(`/api/v1/platforms/${id}`));
      const inTable = csv.get(id) ?? [];
      const onLine = printed.get(id) ?? [];
      // On the screen, of which nothing but whole numbers can be read.
      await page.getByRole('searchbox').fill(name);
      const row = page.locator('[role=row]', { has: page.getByTitle(name, { exact: true }) });
      await row.waitFor().catch(async (cause: unknown) => {
        const main = await page.locator('main').innerText();
        throw new Error(`no row of ${name} in: ${main.slice(0, 500)}`, { cause });
      });
      const inRow = (await row.innerText()).replaceAll(/\s+/g, ' ');
      // On its page, to which the row leads: to open it by its address takes a second each.
      await row.getByRole('link', { name, exact: true }).click();
      await page.waitForURL(`**/platforms/${id}*`);
      const head = page.locator('main header', {
        has: page.getByRole('heading', { name, level: 1, exact: true }),
      });
      const onPage = await head.getByText(/90% 区间 \d+ 到 \d+/).innerText();
      await page.goBack();
      expect({
        seed,
        id,
        list: listed?.score,
        detail: detail.score,
        csv: { value: Number(inTable[5]), lo: Number(inTable[6]), hi: Number(inTable[7]) },
        words: [inTable[2], inTable[3], onLine[1], onLine[2]],
        cli: { value: Number(onLine[4]), lo: Number(onLine[5]), hi: Number(onLine[6]) },
        row: inRow,
        page: onPage,
      }).toMatchObject({
        row: expect.stringContaining(spoken(published)),
        page: spoken(published),
        list: { value, lo, hi, grade, status },
        detail: { value, lo, hi, grade, status },
        csv: { value, lo, hi },
        words: [status, grade, status, grade],
        cli: { value, lo, hi },
      });
    }
    await page.context().close();
  });

  it('is told to differ on the command line too, with a failing exit code', async () => {
    const kept = await dataset();
    const file = join(world.dataDir, 'altered.json');
    const [first, ...rest] = kept.platforms;
    if (first === undefined) throw new Error('nothing was seeded');
    const altered = { ...first, values: first.values.map((value) => value / 2) };
    await writeFile(file, JSON.stringify({ ...kept, platforms: [altered, ...rest] }));
    const told = await recompute(file);
    expect(told.code).toBe(1);
    expect(told.said).toContain(`不一致：${first.id}`);
    expect(told.said).toContain('4999 / 5000 一致');
    expect(told.said).toContain('输入的哈希对不上');
    expect(told.said.match(/不一致：/g)).toHaveLength(1);

    await writeFile(file, '{}');
    expect((await recompute(file)).code).toBe(2);
  });
});
