export * from './browser.ts';
export * from './ports.ts';
export * from './postgres.ts';
export * from './redis.ts';
