export type { JobName, Payload } from './catalogue.ts';
export { QueueUnreachable, type NodeState } from './nodes.ts';
export { pingRedis } from './ping-redis.ts';
export { UnusableRedis } from './redis-address.ts';
export {
  nodesOf,
  readRedis,
  type RedisLayout,
  type RedisNode,
  type RedisSettings,
} from './redis-layout.ts';
export { migrateQueue } from './store-postgres.ts';
export type { Depth, ErrorSource } from './store.ts';
export { openTransport, type Transport, type TransportOptions } from './transport.ts';
