import { instantOf } from '../../entries/values.ts';
import type { Matcher } from '../matcher.ts';

const HOUR = 3600;
export const LENGTHS = [1, 4, 12, 24, 72, 168, 720].map((hours) => hours * HOUR);

/** A silence as it is filled in. */
export interface SilenceDraft {
  matchers: Matcher[];
  /** From now on, for so long; null for a beginning and an end of its own. */
  seconds: number | null;
  /** Beijing's clock; '' for now. */
  from: string;
  until: string;
  author: string;
  comment: string;
}

/** What is sent at `now`, ms; what is no instant is left to be refused at its field. */
export function silenceOf(draft: SilenceDraft, now: number): object {
  const { matchers, seconds, author, comment } = draft;
  const said = { matchers, author: author.trim(), comment };
  if (seconds !== null) return { ...said, until: new Date(now + seconds * 1000).toISOString() };
  const from = draft.from === '' ? {} : { from: instantOf(draft.from) ?? draft.from };
  return { ...said, ...from, until: instantOf(draft.until) ?? draft.until };
}
