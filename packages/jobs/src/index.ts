export type { JobName, Payload } from './catalogue.ts';
export { pingRedis } from './ping-redis.ts';
export { migrateQueue } from './store-postgres.ts';
export { openTransport, type Transport, type TransportOptions } from './transport.ts';
