export { startPostgres } from '@kaopu/local/postgres';
export * from './browser.ts';
export * from './kaopu.ts';
export { hasDovecot, startMail, type TestMail } from './mail.ts';
export * from './ports.ts';
export * from './postgres.ts';
export { hasProsody, startProsody, type TestXmpp } from './prosody.ts';
export * from './redis.ts';
export { startBucket, type TestBucket } from './s3.ts';
