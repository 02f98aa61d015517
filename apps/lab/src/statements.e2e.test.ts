import { AlertRow, ChannelCreated, ObservationView, pageOf, ReportPlanView, ReportView } from '@kaopu/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lab } from './lab.ts';
import { newPage } from './testing/pages.ts';
import { seedPlatformPage } from './testing/platform-page.ts';
import { seedExposure, seedMove } from './testing/seed-week.ts';
import { watchShop } from './testing/watch-shop.ts';
import { AT_LAB_PACE, openLab, openWorld, type World } from './testing/world.ts';

// What opening a screen costs the database: the statements of all that it asks the API, as each answer says.

let lab: Lab;
let world: World;
/** By name, an address of each screen. */
let screens: [string, string][];

beforeAll(async () => {
  lab = await openLab();
  world = await openWorld(AT_LAB_PACE);
});

it('there is something on each screen', async () => {
  const seeded = await seedPlatformPage(world.database);
  const moved = await seedMove(world.database, '下跌的店', 90, 60);
  await seedExposure(world.database, moved, 1_286_000);
  const [site] = lab.sites;
  if (site === undefined) throw new Error('the market is empty');
  const shop = await watchShop(world, site);
  const before = await shop.look();
  await lab.set({ site: site.id, mode: 'down' });
  const after = await shop.look();
  const alerts = async () =>
    pageOf(AlertRow).parse(await world.api.get('/api/v1/alerts?state=open')).items;
  await expect.poll(async () => (await alerts()).length, { timeout: 60_000 }).toBe(1);
  const [alert] = await alerts();
  const channel = (await world.api.post('/api/v1/channels', {
    name: '一处',
    kind: 'webhook',
    settings: { url: `http://127.0.0.1:1/hook` },
  })) as ChannelCreated;
  const plan = (await world.api.post('/api/v1/report-plans', {
    rhythm: 'daily',
    hour: 8,
    profile: 'medium',
  })) as ReportPlanView;
  await world.api.post(`/api/v1/report-plans/${plan.id}/report`, {});
  const reports = async () => (await world.api.get('/api/v1/reports')) as { items: ReportView[] };
  await expect.poll(async () => (await reports()).items.length, { timeout: 60_000 }).toBe(1);
  const report = (await reports()).items[0];
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

afterAll(async () => {
  await world?.close();
  await lab?.stop();
});

it('measures', async () => {
  for (const [name, path] of screens) {
    const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
    const asked: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/')) return;
      asked.push(
        `${pathname.replace('/api/v1', '').replace(/[0-9a-f-]{36,64}/g, ':id')} ${response.headers()['server-timing'] ?? '?'}`,
      );
    });
    await page.goto(world.kaopu.url + path);
    await page.waitForLoadState('networkidle');
    const sum = asked.reduce((n, line) => n + Number(/desc="(\d+)"/.exec(line)?.[1] ?? 0), 0);
    console.log(`${sum} ${name}: ${asked.join(' | ')}`);
    await page.context().close();
  }
});
