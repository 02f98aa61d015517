export * from './material.ts';
export * from './plans.ts';
export * from './printing.ts';
export * from './reports.ts';
