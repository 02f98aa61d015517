export * from './types.ts';
export { advance, dueOf, NO_MEMORY, type Advance } from './advance.ts';
export { ruleKindOf, troubleOf, isOutage } from './kinds.ts';
export { BUILT_IN, gravest, isGraver } from './rules.ts';
export { fitsGlob, matches, type Matched } from './matchers.ts';
export { DEFAULT_ROUTE } from './defaults.ts';
export { withoutPastReminders } from './reminders.ts';
export { setupOf, spansPlatforms, type KeptSetup } from './setup.ts';
export { tryRule } from './try-rule.ts';
