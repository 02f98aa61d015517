export * from './types.ts';
export * from './score-types.ts';
export * from './judge-types.ts';
