import { PlatformDetail } from '@kaopu/contracts';
import { ENTRIES } from '@kaopu/probes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mustBeEmpty, noSidewaysScroll, type Page, phone } from './testing/pages.ts';
import { openWorld, type World } from './testing/world.ts';

// Every kind of entry, through the form that its schema makes, on a page as narrow as a phone's.

type Scope = Pick<Page, 'getByRole' | 'getByLabel'>;

let world: World;
let platform = '';

beforeAll(async () => {
  world = await openWorld();
  const made = await world.api.post('/api/v1/platforms', {
    name: '星辰会员批发',
    siteUrl: 'https://shop.example/',
  });
  platform = `/platforms/${PlatformDetail.parse(made).id}`;
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

interface Schema {
  type?: string;
  input?: string;
  labels?: { zh: string };
  options?: Record<string, { zh: string }>;
  enum?: string[];
  minimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
}

/** Where the first word of a choice would contradict another field. */
const CHOSEN: Readonly<Record<string, string>> = { 'penalty-check.state': 'found' };

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Beijing's clock an hour ago. */
function anHourAgo(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16);
}

async function fill(scope: Scope, path: string, field: Schema): Promise<void> {
  const label = field.labels?.zh ?? '';
  const [first] = field.enum ?? [];
  const labelled = (more = '') =>
    scope.getByLabel(new RegExp(`^${escaped(label)}${more}(?:选填)?$`)).first();
  if (field.items !== undefined) {
    const rows = scope.getByRole('group', { name: label }).first();
    await rows.getByRole('button', { name: '加一行' }).click();
    await fillAll(rows.getByRole('group', { name: `${label} 1` }), path, field.items);
  } else if (first !== undefined) {
    const word = CHOSEN[path] ?? first;
    const option = field.options?.[word]?.zh ?? '';
    const group = scope.getByRole('group', { name: new RegExp(`^${escaped(label)}`) });
    await group.first().getByRole('radio', { name: option, exact: true }).check();
  } else if (field.input === 'timer') {
    await scope.getByRole('button', { name: '开始计时' }).click();
    await scope.getByRole('button', { name: '停止' }).click();
  } else if (field.input === 'yuan') {
    await labelled('（元）').fill('12.50');
  } else if (field.input === 'instant') {
    await labelled().fill(anHourAgo());
  } else if (field.type === 'integer') {
    await labelled().fill(String(Math.max(1, field.minimum ?? 1)));
  } else {
    await labelled().fill('星辰科技有限公司');
  }
}

async function fillAll(scope: Scope, path: string, { properties = {} }: Schema): Promise<void> {
  for (const [name, field] of Object.entries(properties)) {
    await fill(scope, `${path}.${name}`, field);
  }
}

async function schemaOf(kind: string): Promise<Schema> {
  const answer = await fetch(`${world.kaopu.url}/api/v1/entry-kinds`);
  const { items } = (await answer.json()) as { items: { kind: string; fieldsSchema: Schema }[] };
  return items.find((item) => item.kind === kind)?.fieldsSchema ?? {};
}

describe.each(ENTRIES.map(({ kind, title }) => [kind, title.zh] as const))('%s', (kind, title) => {
  it('is filled in field by field, saved, and shown', async () => {
    const page = await phone(world);
    await page.goto(`${world.kaopu.url}${platform}/entries/new`);
    await page.getByRole('link', { name: new RegExp(`^${escaped(title)}`) }).click();
    const schema = await schemaOf(kind);
    await fillAll(page.locator('form'), kind, schema);
    await noSidewaysScroll(page);
    await page.getByLabel('谁录入').fill('小王');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/#entries$/);
    const stored = await world.database.sql(
      `SELECT seen->'fields' AS fields FROM observation WHERE kind = $1`,
      [kind],
    );
    expect(stored).toHaveLength(1);
    const { fields } = stored[0] as { fields: Record<string, unknown> };
    expect(Object.keys(fields).sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
    const said = ENTRIES.find((entry) => entry.kind === kind)?.summary(fields).zh ?? '';
    await page.getByText(said, { exact: true }).first().waitFor({ timeout: 60_000 });
    await noSidewaysScroll(page);

    const entry = page.getByRole('listitem').filter({ hasText: said }).first();
    await entry.getByRole('button', { name: '撤回' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('录错');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await dialog.waitFor({ state: 'detached' });
    const taken = () =>
      world.database.sql(
        `SELECT r.judge_seq IS NOT NULL AS judged FROM observation o
         JOIN observation r ON r.key = o.retracted_by WHERE o.kind = $1`,
        [kind],
      );
    await expect.poll(taken, { timeout: 60_000 }).toEqual([{ judged: true }]);
    await page.context().close();
  });
});

describe('the timer of a conversation that only a person can have', () => {
  const start = Date.now() - 600_000;

  /** A phone whose clock the test moves on; a page's clock begins ten minutes ago. */
  async function waiting(): Promise<Page> {
    const page = await phone(world);
    await page.clock.install({ time: start });
    await page.goto(`${world.kaopu.url}${platform}/entries/new/support-conversation`);
    const channel = page.getByRole('group', { name: '渠道' });
    await channel.getByRole('radio', { name: '微信', exact: true }).check();
    await page.getByLabel('谁录入').fill('小李');
    await page.getByRole('button', { name: '开始计时' }).click();
    return page;
  }

  /** Seconds between start and stop of the newest conversation. */
  async function stored(): Promise<number[]> {
    const rows = await world.database.sql(
      `SELECT seen->'fields'->>'wait' AS wait FROM observation
       WHERE kind = 'support-conversation' AND seen->>'reporter' = '小李' ORDER BY finished_at`,
    );
    return rows.map(({ wait }) => {
      const [from = '', to = ''] = String(wait).split('/');
      return (Date.parse(to) - Date.parse(from)) / 1_000;
    });
  }

  it('runs on through a reload, and counts from start to stop', async () => {
    const page = await waiting();
    await page.clock.fastForward(40_000);
    await page.reload();
    await page.getByRole('timer', { name: '正在计时' }).waitFor();
    expect(
      await page.getByRole('radio', { name: '微信', exact: true }).isChecked(),
      'what was filled in',
    ).toBe(true);
    await page.clock.fastForward(50_000);
    await page
      .getByRole('timer')
      .getByText(/1\s*分/)
      .waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByRole('radio', { name: '真人答复了', exact: true }).check();
    await noSidewaysScroll(page);
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/#entries$/);
    const [seconds = 0] = await stored();
    expect(seconds).toBeGreaterThanOrEqual(90);
    expect(seconds).toBeLessThan(150);
    await page
      .getByText(/微信：真人答复，(?:1 分钟 (?:3\d|4\d|5\d) 秒|2 分钟(?: [12]?\d 秒)?)/)
      .waitFor();
    await page.context().close();
  });

  it('stops without a network, and is sent when there is one, with the times it had', async () => {
    const page = await waiting();
    await page.context().setOffline(true);
    await page.clock.fastForward(200_000);
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByRole('radio', { name: '真人答复了', exact: true }).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('没有网络：已存在本机，联网后自动提交。').waitFor();
    await page.clock.fastForward(100_000);
    await page.context().setOffline(false);
    await page.waitForURL(/#entries$/);
    const [, seconds = 0, ...more] = await stored();
    expect(more).toEqual([]);
    expect(seconds).toBeGreaterThanOrEqual(200);
    expect(seconds).toBeLessThan(260);
    await page.context().close();
  });
});
