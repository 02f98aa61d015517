export type { JobName, Payload } from './catalogue.ts';
export { pingRedis } from './ping-redis.ts';
export { migrateQueue } from './store-postgres.ts';
export type { Depth, ErrorSource } from './store.ts';
export {
  openTransport,
  QueueUnreachable,
  type Transport,
  type TransportOptions,
} from './transport.ts';
