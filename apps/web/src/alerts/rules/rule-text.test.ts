import type { RuleView } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { zh } from '../../i18n/zh/index.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { ruleText } from './rule-text.ts';

const rule: RuleView = {
  id: 'built-in:price',
  builtIn: true,
  kind: 'price',
  enabled: true,
  platformId: null,
  tag: null,
  profile: null,
  minSeverity: 'info',
  threshold: null,
};

it.each([
  [{}, '提示及以上', 'Notice and above'],
  [
    { minSeverity: 'warning', threshold: 5 },
    '警告及以上 · 变动至少 5%',
    'Warning and above · change of at least 5%',
  ],
  [
    { kind: 'support', threshold: 1 },
    '提示及以上 · 至少扣 1 分',
    'Notice and above · at least 1 point lost',
  ],
  [{ kind: 'score', threshold: 50 }, '中型 · 低于 50 · 警告', 'Medium · below 50 · Warning'],
  [
    { kind: 'stale', threshold: 30, profile: 'small', minSeverity: 'critical' },
    '小商家 · 低于 30 · 严重',
    'Small shop · below 30 · Critical',
  ],
] as const)('a rule of %o is put in words', (part, chinese, english) => {
  expect(ruleText({ ...rule, ...part }, zh, ALERT_SETUP_WORDS['zh-CN'].rules)).toBe(chinese);
  expect(ruleText({ ...rule, ...part }, en, ALERT_SETUP_WORDS.en.rules)).toBe(english);
});
