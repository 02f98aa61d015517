/** Parameters that differ at every visit and lead to the same place. */
const PASSING =
  /^(_|v|ver|t|ts|time|timestamp|r|rnd|rand|random|nonce|_?token|csrf.*|sid|sessionid|phpsessid|jsessionid)$/i;
const MOST_CHARS = 500;

/** An address without what merely defeats caches or names the visit. */
export function lastingAddress(address: string): string {
  const trimmed = address.trim().slice(0, MOST_CHARS);
  const query = trimmed.indexOf('?');
  if (query === -1) return trimmed.replace(/;jsessionid=[^?#/]*/i, '');
  const hash = trimmed.indexOf('#', query);
  const end = hash === -1 ? trimmed.length : hash;
  const kept = trimmed
    .slice(query + 1, end)
    .split('&')
    .filter((pair) => pair !== '' && !PASSING.test(pair.split('=', 1)[0] ?? ''));
  const rest = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return trimmed.slice(0, query).replace(/;jsessionid=[^?#/]*/i, '') + rest + trimmed.slice(end);
}
