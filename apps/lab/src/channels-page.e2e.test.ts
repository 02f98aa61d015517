import { playService, type PlayedService } from '@kaopu/channels/testing/play';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from './testing/axe.ts';
import {
  appears,
  mindConsole,
  mustBeEmpty,
  newPage,
  phone,
  sidewaysOverflow,
  tabTo,
  type Page,
} from './testing/pages.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';
import { startReceiver, type Received, type Receiver } from './webhook-receiver.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

let world: World;
let receiver: Receiver;
let robot: PlayedService;
const received: Received[] = [];

beforeAll(async () => {
  receiver = await startReceiver({ secret: SECRET, tell: (one) => received.push(one) });
  robot = await playService();
  world = await openWorld(ON_LOOPBACK, { whole: true });
});
afterAll(async () => {
  await world?.close();
  await robot?.close();
  await receiver?.stop();
});
afterEach(() => mustBeEmpty(world.complaints));

async function isUsable(page: Page): Promise<void> {
  expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page)).toEqual([]);
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

it('a webhook is added on a phone, tested, watched, given a template, switched off and deleted', async () => {
  const page = await phone(world);
  mindConsole(page, world);
  await page.goto(`${world.kaopu.url}/channels`);
  expect(await appears(page, '还没有渠道')).toBe(true);
  await page.getByRole('link', { name: '添加渠道' }).click();
  expect(await appears(page, '企业微信群机器人')).toBe(true);
  await isUsable(page);
  await page.getByRole('link', { name: /^Webhook/ }).click();
  await page.getByLabel('名称').fill('我的程序');
  await page.getByLabel('接收地址').fill(receiver.url);
  await page.getByLabel('签名密钥').fill(SECRET);
  await isUsable(page);
  await press(page, '添加');
  expect(await page.getByLabel('签名密钥', { exact: true }).last().inputValue()).toBe(SECRET);
  await press(page, '我已保存');

  expect(await appears(page, '还没发过')).toBe(true);
  await press(page, '发送测试');
  expect(await appears(page.locator('[role=status]'), '已送达')).toBe(true);
  expect(received.map(({ message }) => message.type)).toEqual(['channel.test']);
  await page.getByText('尝试 1 次').click();
  expect(await appears(page, /\d 毫秒|\d 秒/)).toBe(true);
  await isUsable(page);

  // A secret is kept, and never comes back.
  expect(await page.getByPlaceholder('已保存，不显示').count()).toBe(2);
  expect(await page.content()).not.toContain(SECRET);

  const templates = async () => {
    const answer = await fetch(`${world.kaopu.url}/api/v1/channels`);
    return ((await answer.json()) as { items: { templates: unknown }[] }).items[0]?.templates;
  };
  await page.getByText('模板', { exact: true }).click();
  expect(await appears(page, '示例卡盟')).toBe(true);
  const body = page.getByLabel('正文模板');
  await body.fill('第一行\n{{ text');
  expect(await appears(page, '第 2 行第 1 列读不懂')).toBe(true);
  await press(page, '保存');
  // A refused form is a complaint of the browser's, and wanted here.
  await expect.poll(() => world.complaints.splice(0)).toHaveLength(1);
  await body.fill('{{ platform.name }}！');
  expect(await appears(page, '示例卡盟！')).toBe(true);
  await press(page, '保存');
  expect(await appears(page, '已保存')).toBe(true);
  // Either language has its own.
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  expect(await body.inputValue()).toBe('{{ text }}');
  await body.fill('{{ platform.name }} is down');
  expect(await appears(page, '示例卡盟 is down')).toBe(true);
  await press(page, '保存');
  await expect.poll(templates, { timeout: 60_000 }).toEqual({
    zh: { body: '{{ platform.name }}！' },
    en: { body: '{{ platform.name }} is down' },
  });
  await page.getByRole('radio', { name: '中文' }).check({ force: true });
  expect(await body.inputValue()).toBe('{{ platform.name }}！');
  await press(page, '恢复内置模板');
  expect(await body.inputValue()).toBe('{{ text }}');
  await isUsable(page);

  page.on('dialog', (dialog) => void dialog.accept());
  await press(page, '关闭渠道');
  expect(await appears(page, '已关闭')).toBe(true);
  expect(await page.getByRole('button', { name: '发送测试' }).isDisabled()).toBe(true);
  await press(page, '删除');
  expect(await appears(page, '还没有渠道')).toBe(true);
  await page.context().close();
});

it('what a robot refuses is said in plain words, and goes once more when that is mended', async () => {
  robot.behave({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
  const page = await phone(world);
  mindConsole(page, world);
  await page.goto(`${world.kaopu.url}/channels/new/wecom-robot`);
  await page.getByLabel('服务地址').fill(robot.origin);
  await page.getByLabel('机器人的 key').fill('693a91f6-key');
  await press(page, '添加');
  await press(page, '发送测试');
  const status = page.locator('[role=status]');
  expect(await appears(status, '被拒绝，重试没用')).toBe(true);
  expect(await appears(status, 'key 不对，或者机器人已从群里移除')).toBe(true);
  expect(await appears(status, '93000: invalid webhook url')).toBe(true);
  await isUsable(page);

  robot.behave({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
  await page.getByRole('radio', { name: '没送到' }).check({ force: true });
  await press(page, '再发一次');
  expect(await appears(page, '这里没有记录')).toBe(true);
  await page.getByRole('radio', { name: '已送达' }).check({ force: true });
  expect(await appears(page, '尝试 2 次')).toBe(true);

  // It asks for a pause: what comes next waits, and one can see for how long.
  robot.behave({ status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' });
  await press(page, '发送测试');
  expect(await appears(status, '暂时没送到')).toBe(true);
  expect(await appears(page, '服务要求暂停，恢复发送：')).toBe(true);
  await page.context().close();
});

it('a signing secret that is no longer wanted is cleared', async () => {
  robot.behave({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
  const page = await phone(world);
  mindConsole(page, world);
  await page.goto(`${world.kaopu.url}/channels/new/dingtalk-robot`);
  await page.getByLabel('服务地址').fill(robot.origin);
  await page.getByLabel('access_token').fill('ding-access-token');
  await page.getByLabel('加签密钥').fill('SECtest');
  await press(page, '添加');
  await press(page, '发送测试');
  const status = page.locator('[role=status]');
  expect(await appears(status, '已送达')).toBe(true);
  expect(robot.came.at(-1)?.path).toContain('sign=');

  // What has to be there cannot be cleared.
  expect(await page.getByRole('button', { name: /^清除/ }).count()).toBe(1);
  await press(page, '清除加签密钥');
  expect(await page.getByPlaceholder('保存后清除').count()).toBe(1);
  await isUsable(page);
  await press(page, '保留加签密钥');
  expect(await page.getByPlaceholder('保存后清除').count()).toBe(0);
  await press(page, '清除加签密钥');
  await press(page, '保存');
  const kept = () => page.getByPlaceholder('已保存，不显示').count();
  await expect.poll(kept, { timeout: 60_000 }).toBe(1);
  expect(await page.getByRole('button', { name: /^清除/ }).count()).toBe(0);
  const before = robot.came.length;
  await press(page, '发送测试');
  await expect.poll(() => robot.came.length, { timeout: 60_000 }).toBe(before + 1);
  expect(robot.came.at(-1)?.path).not.toContain('sign=');
  await page.context().close();
});

it('a webhook that cannot be right is refused beside its field, and nothing is saved', async () => {
  const page = await newPage(world, { viewport: { width: 1280, height: 900 } });
  const kept = async () => {
    const answer = await fetch(`${world.kaopu.url}/api/v1/channels`);
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  const before = await kept();
  await page.goto(`${world.kaopu.url}/channels/new/webhook`);
  const address = page.getByLabel('接收地址');
  for (const url of ['', 'hooks.example', 'ftp://hooks.example/', 'http://10.0.0.1/hook']) {
    await address.fill(url);
    await press(page, '添加');
    await expect.poll(() => address.getAttribute('aria-invalid'), { timeout: 60_000 }).toBe('true');
    const told = (await address.getAttribute('aria-describedby')) ?? '';
    const words = await page.locator(`[id="${told.split(' ').at(-1)}"]`).innerText();
    expect([url, words]).toEqual([url, expect.stringMatching(/\S/)]);
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await address.waitFor();
  }
  expect(await kept()).toBe(before);
  expect(new URL(page.url()).pathname).toBe('/channels/new/webhook');
  await address.fill(receiver.url);
  await press(page, '添加');
  await expect.poll(kept, { timeout: 60_000 }).toBe(before + 1);
  await page.context().close();
});

it('a test says the service’s own words for why it failed', async () => {
  const page = await newPage(world, { viewport: { width: 1280, height: 900 } });
  await page.goto(`${world.kaopu.url}/channels/new/wecom-robot`);
  robot.behave({ status: 200, body: '{"errcode":40058,"errmsg":"wrong text, hint: [0815]"}' });
  await page.getByLabel('服务地址').fill(robot.origin);
  await page.getByLabel('机器人的 key').fill('693a91f6-other');
  await press(page, '添加');
  await press(page, '发送测试');
  const status = page.locator('[role=status]');
  expect(await appears(status, /wrong text, hint: \[0815\]/)).toBe(true);
  await page.context().close();
});

it('a feed is added and tested by the keyboard alone, in English', async () => {
  const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', 'en')`);
  await page.goto(`${world.kaopu.url}/channels`);
  const go = async (role: 'link' | 'button', name: string | RegExp) => {
    await tabTo(page, page.getByRole(role, { name }).first());
    await page.keyboard.press('Enter');
  };
  await go('link', 'Add a channel');
  await go('link', /^Atom feed/);
  await go('button', /^Add$/);
  const address = page.getByLabel('Address of the feed', { exact: true }).last();
  const url = await address.inputValue();
  expect(url).toMatch(/^http:.*\/api\/v1\/feeds\/[\w-]{43}$/);
  await go('button', 'I have saved it');
  await go('button', 'Send a test');
  expect(await appears(page.locator('[role=status]'), 'Delivered')).toBe(true);
  expect(await (await fetch(url)).text()).toContain('[Test] This Kaopu channel works.');
  await isUsable(page);
  await page.context().close();
});

it('a browser that allows no notifications says so; one that does shows them, and a click opens the alert', async () => {
  const page = await newPage(world, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${world.kaopu.url}/channels/new/web-push`);
  await press(page, '允许通知并添加');
  expect(await appears(page, '浏览器不允许通知')).toBe(true);

  const context = page.context();
  await context.grantPermissions(['notifications'], { origin: world.kaopu.url });
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations;
      if (registration !== undefined) resolve(registration.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  await page.evaluate(
    `navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(() => null)`,
  );
  const message = { id: 'n1', title: '【靠谱】警告', body: '断货', path: '/alerts/a1' };
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: world.kaopu.url,
    registrationId: await registered,
    data: JSON.stringify(message),
  });
  const shown = () =>
    page.evaluate(
      `navigator.serviceWorker.ready
        .then((registration) => registration.getNotifications())
        .then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))`,
    );
  await expect
    .poll(shown, { timeout: 60_000 })
    .toEqual([{ title: message.title, body: message.body, tag: message.id }]);

  // Browsers open windows for a person's click alone, so the last step is overheard.
  const [worker] = context.serviceWorkers();
  const opened = await worker?.evaluate(`new Promise((resolve) => {
    self.clients.openWindow = async (url) => resolve(url);
    self.registration.getNotifications().then(([notification]) =>
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification })));
  })`);
  expect(opened).toBe(`${world.kaopu.url}/alerts/a1`);
  await context.close();
});
