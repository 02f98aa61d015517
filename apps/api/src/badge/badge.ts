import type { ScoreView } from '@kaopu/contracts';
import { xml } from '../web/xml.ts';
import { BADGE_WORDS } from './words.ts';

export interface BadgeAbout {
  name: string;
  /** null until it was first scored. */
  score: Pick<
    ScoreView,
    'status' | 'grade' | 'provisional' | 'value' | 'lo' | 'hi' | 'asOf'
  > | null;
  stale: boolean;
  lastObservedAt: string | null;
  lang: 'zh' | 'en';
}

const HEIGHT = 24;
const FONT = 12;
const PADDING = 8;
const MARK = 14;
const MOST_NAME = 20;
/** The dashboard's light tokens; white text on each has a contrast of 4.6 or more. */
const FILLS = {
  A: '#08306b',
  B: '#2171b5',
  C: '#616a75',
  D: '#b85a00',
  F: '#5c1500',
  X: '#b42318',
  '-': '#526071',
} as const;
const NAME_FILL = '#16202e';
const OLD_FILL = '#526071';
const OCTAGON = 'M4 0h6l4 4v6l-4 4H4l-4-4V4z';

/** Beijing's clock to the minute. */
function clockOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const dayOf = (at: string) => clockOf(at).slice(0, 10);

function shortened(name: string): string {
  const signs = Array.from(name);
  return signs.length > MOST_NAME ? `${signs.slice(0, MOST_NAME - 1).join('')}…` : name;
}

/** About as wide as it is drawn; the drawing is fitted to it, so that nothing is ever cut off. */
function widthOf(text: string): number {
  const signs = Array.from(text);
  return Math.ceil(signs.reduce((sum, sign) => sum + (sign > '\u2e7f' ? FONT : FONT * 0.58), 0));
}

/** What the right half says: never a number without its interval, its state and its date. */
function standingText({ score, stale, lastObservedAt, lang }: BadgeAbout): string {
  const words = BADGE_WORDS[lang];
  if (score === null) return words.none;
  const { status, grade, provisional, value, lo, hi, asOf } = score;
  const whole = (points: number) => String(Math.round(points));
  const said =
    status === 'vetoed'
      ? [words.vetoed]
      : status === 'insufficient'
        ? [words.insufficient]
        : [
            `${grade} ${whole(value)}`,
            words.interval(whole(lo), whole(hi)),
            status === 'unverified' ? words.unverified : '',
            provisional ? words.provisional : '',
          ];
  const age = stale ? words.stale(clockOf(lastObservedAt ?? asOf)) : dayOf(asOf);
  return [...said, age].filter((part) => part !== '').join(' · ');
}

/** An octagon for a failed gate, a dashed ? without enough data; shape, not colour alone. */
function markOf({ score }: BadgeAbout, x: number): string {
  const at = `transform="translate(${x} ${(HEIGHT - MARK) / 2})"`;
  if (score?.status === 'vetoed') {
    return `<path ${at} data-mark="octagon" d="${OCTAGON}" fill="#fff"/><path ${at} d="M7 3v5M7 10v1" stroke="${FILLS.X}" stroke-width="2"/>`;
  }
  if (score === null || score.status === 'insufficient') {
    return `<rect ${at} data-mark="unknown" width="${MARK}" height="${MARK}" rx="2" fill="none" stroke="#fff" stroke-dasharray="3 2"/><text x="${x + MARK / 2}" y="16" text-anchor="middle">?</text>`;
  }
  return '';
}

/** A platform's standing as a picture that can be embedded: text and shapes, and nothing that runs or loads. */
export function badgeSvg(about: BadgeAbout): string {
  const { score, stale, lang } = about;
  const name = shortened(about.name);
  const text = standingText(about);
  const hasMark = score === null || score.status === 'vetoed' || score.status === 'insufficient';
  const [nameWidth, textWidth] = [widthOf(name), widthOf(text)];
  const left = nameWidth + 2 * PADDING;
  const start = left + PADDING + (hasMark ? MARK + 6 : 0);
  const width = start + textWidth + PADDING;
  const fill = stale ? OLD_FILL : FILLS[score?.grade ?? '-'];
  const label = xml(`${BADGE_WORDS[lang].label(about.name)}: ${text}`);
  const drawn = (x: number, length: number, words: string) =>
    `<text x="${x}" y="16" textLength="${length}" lengthAdjust="spacingAndGlyphs">${xml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}" xml:lang="${lang}">`,
    `<title>${label}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="4" fill="${NAME_FILL}"/>`,
    `<path d="M${left} 0h${width - left - 4}a4 4 0 0 1 4 4v${HEIGHT - 8}a4 4 0 0 1-4 4H${left}z" fill="${fill}"/>`,
    `<g fill="#fff" font-size="${FONT}" font-family="PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif">`,
    drawn(PADDING, nameWidth, name),
    markOf(about, left + PADDING),
    drawn(start, textWidth, text),
    '</g></svg>',
  ].join('');
}
