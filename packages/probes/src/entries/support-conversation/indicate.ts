import { stratumOf } from '../../kit/conversation/strata.ts';
import { RESPONSE_INDICATORS, responseReadings } from '../../kit/conversation/readings.ts';
import type { Conversation } from '../../kit/conversation/response.ts';
import type { Said } from '../../kit/entry.ts';
import { spanOf } from '../../kit/fields.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

export const INDICATORS = RESPONSE_INDICATORS;

/** The same measure as a look's: who answered is a person's word, and so is until when nobody had. */
function conversationOf({ at, fields }: Said<Fields>): Conversation {
  const { from: askedAt, to } = spanOf(fields.wait);
  const answer = {
    id: 'answer',
    from: 'operator',
    text: '',
    class: 'human',
    rule: 'person',
  } as const;
  return {
    askedAt,
    stratum: stratumOf(askedAt),
    question: fields.question ?? '',
    lines: to === null ? [] : [{ ...answer, at: to }],
    readAt: Math.max(askedAt, to ?? at),
    refused: fields.outcome === 'refused',
  };
}

/** Pure: what one conversation by hand says. */
export function indicate(said: Said<Fields>): Indicated {
  const { source, by, fields } = said;
  return {
    readings: responseReadings(conversationOf(said), fields.channel, { source, by }),
    facts: [],
  };
}
