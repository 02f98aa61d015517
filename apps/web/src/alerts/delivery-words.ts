import type { DeliveryView } from '@kaopu/contracts';
import { wordFor, type Messages } from '../i18n/messages.ts';
import type { TrailWords } from './trail-words.ts';

/** What an HTTP status says about the receiver; null when the number says it all. */
function statusWords(status: number, { statuses: words }: TrailWords): string | null {
  if (Object.hasOwn(words, status)) return wordFor(words, String(status));
  if (status >= 300 && status < 400) return words.redirect;
  if (status >= 500 && status < 600) return words.server;
  return status >= 400 && status < 500 ? words.refused : null;
}

function httpText(status: number, words: TrailWords): string {
  const why = statusWords(status, words);
  const code = words.http(String(status));
  return why === null ? code : words.because(code, why);
}

/** What came back from a receiver, in words; an error we have no words for stays as it came. */
export function answerText(
  { lastStatus, lastError }: Pick<DeliveryView, 'lastStatus' | 'lastError'>,
  words: TrailWords,
  m: Messages,
): string {
  const said = /^HTTP (\d{3})$/.exec(lastError ?? '')?.[1];
  const status = lastStatus ?? (said === undefined ? null : Number(said));
  const answer = status === null ? '' : httpText(status, words);
  if (lastError === null || said !== undefined) return answer;
  // A receiver that is gone says so by its status, which has its own words.
  if (status === 410) return answer;
  const fault = wordFor(m.words.fault, lastError);
  return answer === '' ? fault : `${answer} · ${fault}`;
}
