import { completeUrl, isWebUrl } from './draft.ts';

/** What was pasted into the one field: an address, a QQ number, a name, or nothing. */
export type Given =
  | { kind: 'url'; url: string }
  | { kind: 'qq'; number: string; url: string }
  | { kind: 'name'; name: string }
  | { kind: 'nothing' }
  | { kind: 'bad-url' };

const QQ = /^(?:qq|企鹅|群)?\s*[:：]?\s*([1-9]\d{4,10})$/i;
/** Meant as an address, or as one of another kind. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:|[/\\]|^www\./i;

/** Where a QQ number leads: the service's own page to begin a conversation, one for each number. */
function qqPage(number: string): string {
  return `https://wpa.qq.com/msgrd?v=3&uin=${number}&site=qq&menu=yes`;
}

export function givenIn(text: string): Given {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  const number = QQ.exec(typed)?.[1];
  if (number !== undefined) return { kind: 'qq', number, url: qqPage(number) };
  const url = completeUrl(typed);
  if (isWebUrl(url)) return { kind: 'url', url };
  return ADDRESS.test(typed) ? { kind: 'bad-url' } : { kind: 'name', name: typed };
}
