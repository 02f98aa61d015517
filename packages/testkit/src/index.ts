export * from './browser.ts';
export * from './kaopu.ts';
export * from './ports.ts';
export * from './postgres.ts';
export * from './redis.ts';
export { startBucket, type TestBucket } from './s3.ts';
