import type { ChannelDelivery, ChannelKindView } from '@kaopu/contracts';
import { answerText } from '../alerts/delivery-words.ts';
import type { TrailWords } from '../alerts/trail-words.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Language } from './draft.ts';

export interface Said {
  class: NonNullable<ChannelDelivery['class']>;
  status: number | null;
  said: string;
}

/** A code at the beginning of what was said, or a mail server's somewhere in it. */
function codesIn(said: string): string[] {
  const first = /^(?:HTTP \d{3}|[\w-]+)(?=:|$)/.exec(said)?.[0];
  const mail = /(?:^|[:\s])([45]\d\d)(?=[\s-])/.exec(said)?.[1];
  return [first, mail].filter((code) => code !== undefined);
}

/** What a try came to: in plain words ('' when there is nothing to add), and in those that came. */
export function saidWords(
  { class: result, status, said }: Said,
  advice: ChannelKindView['advice'],
  faults: Readonly<Record<string, string>>,
  { m, trail, language }: { m: Messages; trail: TrailWords; language: Language },
): { words: string; original: string | null } {
  for (const code of codesIn(said)) {
    const known = Object.hasOwn(advice, code) ? advice[code] : undefined;
    if (known !== undefined) return { words: known[language], original: said };
  }
  const fault = Object.hasOwn(faults, said) ? faults[said] : undefined;
  if (fault !== undefined) return { words: fault, original: null };
  if (result === 'sent') return { words: '', original: said };
  return { words: answerText({ lastStatus: status, lastError: said }, trail, m), original: null };
}
