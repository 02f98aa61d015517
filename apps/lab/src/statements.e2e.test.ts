import {
  AlertRow,
  ChannelCreated,
  type ObservationView,
  pageOf,
  ReportPlanView,
} from '@kaopu/contracts';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { labWorld } from './testing/own-world.ts';
import { newPage } from './testing/pages.ts';
import { seedPlatformPage } from './testing/platform-page.ts';
import { seedExposure, seedMove } from './testing/seed-week.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

// What opening a screen costs the database: the statements of all that it asks the API, as each answer says.

const MOST = 5;
/** What happens meanwhile is heard of by a stream that lasts; how the machine is, is asked by all screens in turn. */
const NOT_OF_A_SCREEN = ['/api/v1/events', '/api/v1/health'];

const { lab, world } = labWorld();
const Ids = z.object({ items: z.array(z.object({ id: z.string() })) });

/** By name, an address of each screen. */
let screens: [string, string][];

it('there is something to show on each screen', async () => {
  const seeded = await seedPlatformPage(world().database);
  const moved = await seedMove(world().database, '下跌的店', 90, 60);
  await seedExposure(world().database, moved, 1_286_000);
  const site = siteIn(lab());
  const shop = await watchShop(world(), site);
  const before = await shop.look();
  await lab().set({ site: site.id, mode: 'down' });
  const after = await shop.look();
  const alerts = async () =>
    pageOf(AlertRow).parse(await world().api.get('/api/v1/alerts?state=open')).items;
  await expect.poll(async () => (await alerts()).length, { timeout: 60_000 }).toBe(1);
  const [alert] = await alerts();
  const webhook = { name: '一处', kind: 'webhook', settings: { url: 'http://127.0.0.1:1/hook' } };
  const channel = ChannelCreated.parse(await world().api.post('/api/v1/channels', webhook));
  const daily = { rhythm: 'daily', hour: 8, profile: 'medium' };
  const plan = ReportPlanView.parse(await world().api.post('/api/v1/report-plans', daily));
  await world().api.post(`/api/v1/report-plans/${plan.id}/report`, {});
  const reports = async () => Ids.parse(await world().api.get('/api/v1/reports')).items;
  await expect.poll(async () => (await reports()).length, { timeout: 60_000 }).toBe(1);
  const [report] = await reports();
  const shaOf = (look: ObservationView) => look.evidence[0]?.sha256 ?? '';
  screens = [
    ['today', '/'],
    ['list', '/platforms'],
    ['platform', `/platforms/${shop.id}`],
    ['platform seeded', `/platforms/${seeded}`],
    ['prices', `/platforms/${seeded}/prices`],
    ['service', `/platforms/${seeded}/service`],
    ['records', `/platforms/${seeded}/records`],
    ['kept', `/platforms/${shop.id}/evidence`],
    ['probes of one', `/platforms/${shop.id}/probes`],
    ['compare', `/compare?ids=${seeded},${shop.id}`],
    ['alerts', '/alerts'],
    ['alert', `/alerts/${alert?.id}`],
    ['rules', '/alerts/rules'],
    ['silences', '/alerts/silences'],
    ['routes', '/alerts/routes'],
    ['evidence', `/evidence/${shaOf(before)}`],
    ['previous', `/evidence/${shaOf(before)}/previous`],
    ['difference', `/evidence/${shaOf(before)}/diff/${shaOf(after)}`],
    ['weights', '/weights'],
    ['trust', '/trust'],
    ['method', '/method'],
    ['probes', '/probes'],
    ['register', '/register'],
    ['log', '/log/new'],
    ['log purchase', '/log/new?type=purchase'],
    ['entry kinds', `/platforms/${shop.id}/entries/new`],
    ['entry', `/platforms/${shop.id}/entries/new/exposure`],
    ['setup', '/setup'],
    ['settings', '/settings'],
    ['channels', '/channels'],
    ['channel kinds', '/channels/new'],
    ['new channel', '/channels/new/webhook'],
    ['channel', `/channels/${channel.id}`],
    ['vantages', '/vantages'],
    ['reports', '/reports'],
    ['report', `/reports/${report?.id}`],
    ['imports', '/imports'],
  ];
});

/** Opens a screen anew, as a reader does who comes by a link; what it asked the API, with the statements of each. */
async function opened(path: string): Promise<[string, number][]> {
  const page = await newPage(world(), { viewport: { width: 1440, height: 900 } });
  const asked: [string, number][] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/') || NOT_OF_A_SCREEN.includes(pathname)) return;
    const said = /^sql;desc="(\d+)"$/.exec(response.headers()['server-timing'] ?? '')?.[1];
    asked.push([pathname.replace('/api/v1', ''), Number(said ?? NaN)]);
  });
  await page.goto(world().kaopu.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return asked;
}

/** All that a screen asks counts: its own questions, and the mark of open alerts. */
it('screens take five statements to open at most', async () => {
  const over: string[] = [];
  const counts: string[] = [];
  for (const [name, path] of screens) {
    const asked = await opened(path);
    const sum = asked.reduce((total, [, statements]) => total + statements, 0);
    const parts = asked.map(([question, statements]) => `${statements} of ${question}`);
    const said = `${name}: ${sum} (${parts.join(', ')})`;
    counts.push(`${name} ${sum}`);
    if (!(sum >= 0 && sum <= MOST)) over.push(said);
  }
  process.stdout.write(`statements: ${counts.join(', ')}\n`);
  expect(over).toEqual([]);
});
