import { PrismaPg } from '@prisma/adapter-pg';
import type { Db } from '../client.ts';
import { PrismaClient } from '../generated/client.ts';

const clients = new WeakMap<Db, PrismaClient>();

/**
 * Prisma's client on the same pool: what it expects of every table is what schema.prisma says. The
 * product goes without it, for its compiler of queries takes 60 MB.
 */
export function prismaOf(db: Db): PrismaClient {
  const client = clients.get(db) ?? new PrismaClient({ adapter: new PrismaPg(db.pool) });
  clients.set(db, client);
  return client;
}
