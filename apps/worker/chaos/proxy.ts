import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP connection of ours between a program and its store, to be spoilt. */
export interface Proxy {
  port: number;
  /** Resets every connection; returns how many there were. */
  cut(): number;
  /** Connections of now stay open and carry nothing more, in neither direction; new ones are sound. */
  freeze(): number;
  /** Resets a connection once it has sent this and the store answers: the deed is done, its reply is lost. */
  loseReplyTo(sent: string | null): void;
  /** How many replies were lost. */
  lost(): number;
  /** Everything takes so much longer, each way. */
  delay(ms: number): void;
  close(): Promise<void>;
}

interface Pair {
  client: Socket;
  store: Socket;
  isFrozen: boolean;
  /** It has just sent what is to have no reply. */
  isDoomed: boolean;
}

export async function openProxy(storePort: number): Promise<Proxy> {
  const pairs = new Set<Pair>();
  let fatal: string | null = null;
  let lost = 0;
  let delayMs = 0;

  function reset({ client, store }: Pair): void {
    client.resetAndDestroy();
    store.resetAndDestroy();
  }

  function forward(pair: Pair, from: Socket, to: Socket, look: (chunk: Buffer) => boolean): void {
    from.on('data', (chunk) => {
      if (pair.isFrozen || !look(chunk)) return;
      if (delayMs === 0) to.write(chunk);
      else setTimeout(() => to.writable && to.write(chunk), delayMs);
    });
    from.on('error', () => undefined);
    from.once('close', () => {
      pairs.delete(pair);
      if (!pair.isFrozen) to.destroy();
    });
  }

  const server = createServer((client) => {
    const store = connect({ host: '127.0.0.1', port: storePort });
    const pair = { client, store, isFrozen: false, isDoomed: false };
    pairs.add(pair);
    client.setNoDelay(true);
    store.setNoDelay(true);
    forward(pair, client, store, (chunk) => {
      pair.isDoomed ||= fatal !== null && chunk.includes(fatal);
      return true;
    });
    forward(pair, store, client, () => {
      if (!pair.isDoomed) return true;
      lost += 1;
      reset(pair);
      return false;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      const all = [...pairs];
      for (const pair of all) reset(pair);
      return all.length;
    },
    freeze() {
      for (const pair of pairs) pair.isFrozen = true;
      return pairs.size;
    },
    loseReplyTo(sent) {
      fatal = sent;
    },
    lost: () => lost,
    delay(ms) {
      delayMs = ms;
    },
    async close() {
      for (const pair of pairs) reset(pair);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
