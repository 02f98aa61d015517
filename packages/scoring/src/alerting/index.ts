export * from './types.ts';
export { advance, NOTHING, type Advance } from './advance.ts';
export { ruleKindOf, troubleOf, isOutage } from './kinds.ts';
export { BUILT_IN, gravest, isGraver } from './rules.ts';
export { fitsGlob, matches, type Matched } from './matchers.ts';
