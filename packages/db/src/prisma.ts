import { PrismaPg } from '@prisma/adapter-pg';
import type { Db } from './client.ts';
import { PrismaClient } from './generated/client.ts';

const clients = new WeakMap<Db, PrismaClient>();

/**
 * Prisma's client on the same pool, for plain records that a person changes now and then. Import
 * this file when it is needed: its compiler of queries takes as much memory as all else of a worker.
 */
export function prismaOf(db: Db): PrismaClient {
  const client = clients.get(db) ?? new PrismaClient({ adapter: new PrismaPg(db.pool) });
  clients.set(db, client);
  return client;
}
