import { unknown } from '../kit/fault.ts';
import type { ReadPage } from '../kit/labelled.ts';
import { fingerprint } from '../kit/findings.ts';
import { lineNaming, namesFirm, normaliseLegalName } from '../kit/legal-name.ts';
import { type Look, lookAt } from '../kit/look.ts';
import { lookRendered } from '../kit/look-rendered.ts';
import { pageText } from '../kit/page-text.ts';
import type { Outcome, ProbeContext } from '../kit/types.ts';
import { checkLetter, daysLeft } from './letter.ts';
import type { Config, Letter, LetterSeen, NumberLookup, PartnerList, Seen } from './schema.ts';

type PageLook = Look & { kind: 'page' };

function pageOf({ page, sha256 }: PageLook): ReadPage {
  return { url: page.url, sha256 };
}

/** A list may go on naming firms that are partners no more; a column 到期日 only says until when they are. */
const ENDED =
  /取消|撤销|解除|解约|注销|黑名单|(?:终止|失效|过期|到期)(?!日|时|期|于|[:：])|terminated|revoked|expired/i;

/** Lists may come as documents for machines: their text is as good as a page's. */
function textOf({ page }: PageLook): string {
  return /^\s*[[{]/.test(page.text)
    ? page.text.slice(0, 500_000).replace(/["[\]{},]+/g, '\n')
    : pageText(page);
}

async function onList(config: PartnerList, context: ProbeContext): Promise<Outcome<Seen>> {
  const looks: PageLook[] = [];
  for (const url of config.listUrls) {
    const look = await lookRendered(context, url);
    if (look.kind === 'failed') return unknown(look.cause, look.detail);
    if (look.page.status >= 400) return unknown('unreachable', `HTTP ${look.page.status}: ${url}`);
    looks.push(look);
  }
  const texts = looks.map(textOf);
  const firms = texts.flatMap((text) => text.split('\n').filter(namesFirm)).length;
  // A list without a single firm is a notice, or one that scripts fill in: nobody is missing on it.
  if (firms === 0) return unknown('unparseable', 'the list names no firm');
  const row = texts.map((text) => lineNaming(text, config.legalName)).find((line) => line !== null);
  const seen: Seen = {
    check: 'partner-list',
    brand: config.brand,
    read: looks.map(pageOf),
    contentHash: row === undefined ? null : fingerprint(row),
    listed: row !== undefined,
    ended: row !== undefined && ENDED.test(row),
    complete: config.complete,
    publishedBy: config.publishedBy,
    rowQuote: row?.slice(0, 300) ?? null,
    firms,
  };
  return { kind: 'observed', seen };
}

const NO_SUCH =
  /未(?:查询|查|找)到|没有(?:找到|查询到|查到|相关)|查无|不存在|无此|无记录|无效的?(?:授权)?编号|not found|no (?:such|matching|record|result)/i;

async function lookedUp(config: NumberLookup, context: ProbeContext): Promise<Outcome<Seen>> {
  const url = config.lookupUrl.replaceAll('{number}', encodeURIComponent(config.number));
  const look = await lookRendered(context, url);
  if (look.kind === 'failed') return unknown(look.cause, look.detail);
  const { status } = look.page;
  const text = textOf(look);
  if (status >= 400 && !NO_SUCH.test(text)) return unknown('unreachable', `HTTP ${status}`);
  const row = lineNaming(text, config.legalName);
  const answers = row !== null || NO_SUCH.test(text) || text.split('\n').some(namesFirm);
  if (!answers) return unknown('unparseable', 'the look-up answers nothing that can be read');
  const answer =
    row !== null ? 'operator' : NO_SUCH.test(text) ? 'no-such-number' : 'other-grantee';
  const seen: Seen = {
    check: 'number-lookup',
    brand: config.brand,
    read: [pageOf(look)],
    contentHash: row === null ? null : fingerprint(row),
    answer,
    publishedBy: config.publishedBy,
    rowQuote: row?.slice(0, 300) ?? null,
  };
  return { kind: 'observed', seen };
}

/** Lines of a letter's page that name one of the parties or its number, or speak of authorizing. */
function linesAbout({ legalName, grantor, grantee, number }: Letter, text: string): string[] {
  const names = [legalName, grantor, grantee, ...(number ? [number] : [])].map(normaliseLegalName);
  return text
    .split('\n')
    .map(normaliseLegalName)
    .filter((line) => line.includes('授权') || names.some((name) => line.includes(name)));
}

async function letterPage(
  config: Letter,
  context: ProbeContext,
): Promise<Pick<LetterSeen, 'page' | 'read'> & { lines: string[] }> {
  const nothing = { read: [], lines: [] };
  if (config.pageUrl === undefined) return { page: 'none', ...nothing };
  const look = await lookRendered(context, config.pageUrl);
  if (look.kind === 'failed' || look.page.status >= 500) return { page: 'unknown', ...nothing };
  const read = [pageOf(look)];
  if (look.page.status >= 400) return { page: 'absent', read, lines: [] };
  return { page: 'present', read, lines: linesAbout(config, textOf(look)) };
}

async function letterSeen(config: Letter, context: ProbeContext): Promise<Outcome<Seen>> {
  const { page, read, lines } = await letterPage(config, context);
  const marks = config.number ? [`number:${config.number.toLowerCase()}`] : [];
  if (config.fileUrl !== undefined) {
    const file = await lookAt(context, config.fileUrl);
    if (file.kind === 'page' && file.page.status < 400 && file.page.bytes.length > 0) {
      read.push(pageOf(file));
      marks.push(`file:${file.sha256}`);
      lines.push(file.sha256);
    }
  }
  const now = context.now();
  const checks = [...checkLetter(config, now)];
  const seen: Seen = {
    check: 'letter',
    brand: config.brand,
    read,
    contentHash: lines.length > 0 ? fingerprint(lines.join('\n')) : null,
    page,
    problems: checks.filter(([, holds]) => !holds).map(([check]) => check),
    passed: checks.filter(([, holds]) => holds).map(([check]) => check),
    daysLeft: daysLeft(config, now),
    marks,
    elsewhere: [],
  };
  return { kind: 'observed', seen };
}

/** Checks one brand's authorization in one way. Only bugs throw. */
export function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  switch (config.check) {
    case 'partner-list':
      return onList(config, context);
    case 'number-lookup':
      return lookedUp(config, context);
    case 'letter':
      return letterSeen(config, context);
  }
}
