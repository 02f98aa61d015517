export * from './at-stake.ts';
export * from './standings.ts';
export * from './watching.ts';
