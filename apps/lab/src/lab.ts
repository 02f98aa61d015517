import { applyChange, type Change } from './change.ts';
import { control } from './control.ts';
import { type Desk, openDesk } from './desk/desk.ts';
import { type Listener, listener } from './listener.ts';
import { openMarket } from './market.ts';
import type { Script } from './script.ts';
import type { Shop, Storefront } from './shop.ts';
import { storefrontServer } from './storefront-server.ts';

const TICK_MS = 200;

export interface LabOptions {
  host: '127.0.0.1';
  /** The control port; the shops follow. Any free ports when 0 or absent. */
  basePort?: number;
  events: Script;
  /** Milliseconds; only differences count. */
  now: () => number;
}

export interface Site {
  id: string;
  name: string;
  url: string;
  storefront: Storefront;
  products: readonly { id: number; title: string }[];
}

export interface Lab {
  sites: readonly Site[];
  controlUrl: string;
  /** Customer service desks of every kind. */
  desk: Pick<Desk, 'urlOf' | 'asked'>;
  /** Resolves when the change shows. */
  set(change: Change): Promise<void>;
  /** Runs a script from its beginning, from now on. */
  play(events: Script): void;
  stop(): Promise<void>;
}

interface Stall {
  shop: Shop;
  listener: Listener;
}

function siteOf({ shop, listener: { port } }: Stall, host: string): Site {
  return {
    id: shop.id,
    name: shop.name,
    url: `http://${host}:${port()}/`,
    storefront: shop.storefront,
    products: shop.products.map(({ id, title }) => ({ id, title })),
  };
}

/** Opens the simulated market on loopback. Rejects when a port of the wanted range is taken. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { host, basePort = 0, now } = options;
  const shops = openMarket();
  const ended = new AbortController();
  let pending = [...options.events];
  let began = now();

  const stalls: Stall[] = shops.map((shop, index) => ({
    shop,
    listener: listener(
      host,
      basePort === 0 ? 0 : basePort + 1 + index,
      storefrontServer(shop, ended.signal, advance),
    ),
  }));

  async function set(change: Change): Promise<void> {
    const changed = applyChange(shops, change);
    const stall = stalls.find(({ shop }) => shop === changed);
    if (changed.mode === 'down') await stall?.listener.close();
    else await stall?.listener.open();
  }

  async function advance(): Promise<void> {
    const elapsed = now() - began;
    const due = pending.filter(({ atMs }) => atMs <= elapsed);
    pending = pending.filter(({ atMs }) => atMs > elapsed);
    for (const { change } of due) await set(change);
  }

  const sites = () => stalls.map((stall) => siteOf(stall, host));
  const office = listener(host, basePort, control(sites, set));
  const desk = openDesk(host, basePort === 0 ? 0 : basePort + 2 + shops.length, Date.now);
  const listeners = [office, ...stalls.map((stall) => stall.listener)];
  const closeAll = async () => {
    await Promise.all([desk.stop(), ...listeners.map((open) => open.close())]);
  };
  try {
    for (const each of listeners) await each.open();
    await desk.open();
  } catch (error) {
    await closeAll();
    throw error;
  }

  const clock = setInterval(() => {
    // A port that was taken while a shop was down is tried again with the shop's next event.
    advance().catch(() => undefined);
  }, TICK_MS);

  return {
    sites: sites(),
    controlUrl: `http://${host}:${office.port()}/_lab`,
    desk,
    set,
    play(events) {
      pending = [...events];
      began = now();
    },
    async stop() {
      clearInterval(clock);
      ended.abort();
      await closeAll();
    },
  };
}
