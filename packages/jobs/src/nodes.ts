import { setTimeout as sleep } from 'node:timers/promises';
import type { JobName } from './catalogue.ts';
import { nodesOf, type RedisLayout } from './redis-layout.ts';
import { postgresStore } from './store-postgres.ts';
import { redisStore } from './store-redis.ts';
import type { OnError, Store } from './store.ts';

/** One place where queues live. */
export interface StoreNode {
  name: string;
  store: Store;
}

export interface Nodes {
  all: readonly StoreNode[];
  of(job: JobName): StoreNode;
}

/** Does one of the queue's nodes answer. */
export interface NodeState {
  name: string;
  ok: boolean;
}

/** The queue's store took too long over something. */
export class QueueUnreachable extends Error {
  override readonly name = 'QueueUnreachable';
  readonly nodes: readonly string[];
  constructor(nodes: readonly string[], afterMs: number) {
    super(`the queue's store did not answer in ${afterMs} ms: ${nodes.join(', ')}`);
    this.nodes = nodes;
  }
}

export function openPostgres(databaseUrl: string, max: number, onError: OnError): Nodes {
  const node = { name: 'postgres', store: postgresStore(databaseUrl, max, onError) };
  return { all: [node], of: () => node };
}

export function openRedis(layout: RedisLayout, onError: OnError): Nodes {
  const opened = new Map(
    nodesOf(layout).map((node) => [
      node,
      { name: node.name, store: redisStore(node.client, onError) },
    ]),
  );
  return {
    all: [...opened.values()],
    of(job) {
      const node = opened.get(layout.elsewhere.get(job) ?? layout.main);
      if (node === undefined) throw new Error(`no node for ${job}`);
      return node;
    },
  };
}

/** A client waits for its store to come back for as long as it takes; whoever sends a hint must not. */
export async function patiently<Result>(
  node: StoreNode,
  work: Promise<Result>,
  patienceMs: number,
): Promise<Result> {
  const over = new AbortController();
  const late = sleep(patienceMs, undefined, over).then(() => {
    throw new QueueUnreachable([node.name], patienceMs);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => over.abort());
}

/** Resolves when all nodes answer. Throws what the one that is away says, or QueueUnreachable for several. */
export async function pingAll(nodes: readonly StoreNode[], patienceMs: number): Promise<void> {
  const answers = await askAll(nodes, patienceMs);
  const away = answers.filter(({ error }) => error !== null);
  if (away.length === 1) throw away[0]?.error;
  if (away.length > 1) {
    throw new QueueUnreachable(
      away.map(({ name }) => name),
      patienceMs,
    );
  }
}

export async function askAll(
  nodes: readonly StoreNode[],
  patienceMs: number,
): Promise<{ name: string; error: unknown }[]> {
  return Promise.all(
    nodes.map(async (node) => {
      const error = await patiently(node, node.store.ping(), patienceMs).then(
        () => null,
        (reason: unknown) => reason,
      );
      return { name: node.name, error };
    }),
  );
}
