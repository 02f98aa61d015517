/** How often to be reminded of looking by hand. */
export const RHYTHMS = ['daily', 'weekly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const DAY_MS = 86_400_000;
/** Ten in the morning in Beijing. */
const HOUR_UTC = 2;
/** Octets of a line (RFC 5545, 3.1). */
const LINE = 75;

/** What a calendar would take for structure becomes text: names come from pages of strangers. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Longer lines go on after a space; no character is torn apart. */
function folded(line: string): string {
  const octets = (text: string) => new TextEncoder().encode(text).length;
  let length = 0;
  let result = '';
  for (const character of line) {
    const size = octets(character);
    if (length + size > LINE) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += size;
  }
  return result;
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A calendar with one event that comes again, first tomorrow at ten in Beijing. */
export function reminder(
  about: { id: string; summary: string; description: string; url: string },
  rhythm: Rhythm,
  now: number,
): string {
  const day = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS;
  const start = day + HOUR_UTC * 3_600_000;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kaopu//Kaopu//ZH',
    'BEGIN:VEVENT',
    `UID:${about.id}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`,
    'DURATION:PT15M',
    `RRULE:FREQ=${rhythm.toUpperCase()}`,
    `SUMMARY:${escaped(about.summary)}`,
    `DESCRIPTION:${escaped(about.description)}`,
    `URL:${about.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(about.summary)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
