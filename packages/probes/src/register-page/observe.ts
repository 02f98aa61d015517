import { unknown } from '../kit/fault.ts';
import { fingerprint } from '../kit/findings.ts';
import { visibleText } from '../kit/html.ts';
import { lookAt } from '../kit/look.ts';
import { nameKey } from '../kit/records/names.ts';
import { scrub } from '../kit/records/scrub.ts';
import type { Outcome, ProbeContext } from '../kit/types.ts';
import type { Config, Seen } from './schema.ts';

/** What moves on every look without meaning anything. */
const RESTLESS =
  /\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?|(?:访问量?|浏览|点击)(?:次数|人数|量)?[:：]?\s*[\d,]+|当前时间[:：]?\s*[\d:]+/g;

function quoteOf(text: string, markers: readonly string[]): string | null {
  for (const marker of markers) {
    const at = text.indexOf(marker);
    if (at >= 0) return scrub(text.slice(Math.max(0, at - 60), at + marker.length + 160));
  }
  return null;
}

/**
 * Looks at a register's public page. It says `clear` or `found` by the operator's own words for each,
 * and only by exactly one of them; a wall, a login, an empty page or other words leave it unknown.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const look = await lookAt(context, config.url);
  if (look.kind === 'failed') return unknown(look.cause, look.detail);
  const { page, health, sha256 } = look;
  if (health.kind === 'login-required') return unknown('blocked', health.detail);
  if (page.status !== 200) return unknown('unreachable', `HTTP ${page.status}`);
  if (health.kind !== 'ok') return unknown('unparseable', `the page is ${health.kind}`);
  const text = visibleText(page);
  if (!nameKey(text).includes(nameKey(config.mentions))) {
    return unknown('unparseable', `the page does not mention ${config.mentions}`);
  }
  const [clear, found] = [quoteOf(text, config.clear), quoteOf(text, config.found)];
  if (clear !== null && found !== null) return unknown('unparseable', 'the page says both');
  const quote = found ?? clear;
  if (quote === null) return unknown('unparseable', 'the page says neither');
  const mark = fingerprint(text.replace(RESTLESS, ''));
  const state = found === null ? 'clear' : 'found';
  return { kind: 'observed', seen: { source: config.source, state, quote, mark, sha256 } };
}
