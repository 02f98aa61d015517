import type { RuleView } from '@kaopu/contracts';
import { wordFor, type Messages } from '../../i18n/messages.ts';
import type { AlertSetupWords } from '../setup-words.ts';
import { draftOf, isBound } from './draft.ts';

/** What a rule asks for: 「警告及以上 · 变动至少 5%」, 「中型 · 低于 50 · 警告」. */
export function ruleText(rule: RuleView, m: Messages, words: AlertSetupWords['rules']): string {
  const { kind, threshold } = rule;
  const { minSeverity, profile } = draftOf(rule);
  const severity = m.words.severity[minSeverity];
  const number = String(threshold);
  if (isBound(kind)) {
    return [wordFor(m.shell.profileShort, profile), words.below(number), severity].join(' · ');
  }
  const size = kind === 'price' ? words.percent(number) : words.points(number);
  return threshold === null ? words.atLeast(severity) : [words.atLeast(severity), size].join(' · ');
}
