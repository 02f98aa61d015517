import { parseAllow } from '@kaopu/net/address';
import { BrowserFault, createBrowser } from '@kaopu/net/browser';
import { openStores } from '@kaopu/watch';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchWays } from './troubles.ts';

async function watched(chromium = '/nowhere/chromium') {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kaopu-ways-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const network = { isUp: true, asked: [] as string[] };
  const verdicts: boolean[] = [];
  const evidence = { isThere: true };
  const answer = () => Promise.resolve();
  const stores = openStores(
    {
      database: answer,
      queue: answer,
      evidence: () => (evidence.isThere ? answer() : Promise.reject(new Error('disk full'))),
    },
    { onAway: () => undefined, onBack: () => undefined },
  );
  onTestFinished(() => stores.close());
  const allow = parseAllow('127.0.0.0/8');
  const browser = createBrowser({ allow, userAgent: 'Kaopu', dataFolder, chromium });
  onTestFinished(() => browser.close());
  const ownNetworkUp = (target: string): Promise<boolean> => {
    network.asked.push(target);
    return Promise.resolve(network.isUp);
  };
  const { ways, troubles } = watchWays({ browser, ownNetworkUp }, stores, (isUp) =>
    verdicts.push(isUp),
  );
  return { network, verdicts, evidence, stores, ways, troubles };
}

it('says that our own network is down until it is found to be up, and asks again by itself', async () => {
  const { network, verdicts, ways, troubles } = await watched();
  expect(await ways.ownNetworkUp('https://shop.example/')).toBe(true);
  await troubles.recheck();
  expect(troubles.list()).toEqual([]);
  network.isUp = false;
  expect(await ways.ownNetworkUp('https://shop.example/')).toBe(false);
  await troubles.recheck();
  expect(troubles.list()).toEqual(['own-network-down']);
  network.isUp = true;
  await troubles.recheck();
  await troubles.recheck();
  expect(troubles.list()).toEqual([]);
  expect(verdicts).toEqual([true, false, false, true]);
});

it('says which store is away', async () => {
  const { evidence, stores, troubles } = await watched();
  evidence.isThere = false;
  await stores.check();
  expect(troubles.list()).toEqual(['evidence-unreachable']);
});

it('says that there is no browser when none can be started', async () => {
  const { ways, troubles } = await watched();
  await expect(ways.browser.look('http://127.0.0.1:9/')).rejects.toThrow(BrowserFault);
  expect(troubles.list()).toEqual(['browser-unavailable']);
});
