import { expect, it } from 'vitest';
import { reminder } from './reminder.ts';

const NOW = Date.parse('2026-11-23T08:05:00Z');
const about = {
  id: 'a@kaopu',
  summary: '记一笔：某店',
  description: '试购或问一次客服',
  url: 'https://kaopu.example/log/new',
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '');

it.each([
  ['daily', 'DAILY'],
  ['weekly', 'WEEKLY'],
  ['monthly', 'MONTHLY'],
] as const)('comes again %s, from ten tomorrow in Beijing', (rhythm, rule) => {
  const lines = unfolded(reminder(about, rhythm, NOW)).split('\r\n');
  expect(lines).toContain(`RRULE:FREQ=${rule}`);
  expect(lines).toContain('DTSTART:20261124T020000Z');
  expect(lines).toContain('DTSTAMP:20261123T080500Z');
  expect(lines).toContain('URL:https://kaopu.example/log/new');
});

it('lets no name become a line or a field of its own', () => {
  const summary = '店；a;b,c\\\r\nRRULE:FREQ=SECONDLY\nATTACH:https://evil.example\u0000';
  const lines = unfolded(reminder({ ...about, summary }, 'weekly', NOW)).split('\r\n');
  expect(lines.filter((line) => /^(?:RRULE|ATTACH)/.test(line))).toEqual(['RRULE:FREQ=WEEKLY']);
  expect(lines).toContain(
    'SUMMARY:店；a\\;b\\,c\\\\\\nRRULE:FREQ=SECONDLY\\nATTACH:https://evil.example ',
  );
});

it('keeps lines to 75 octets without tearing a character', () => {
  const summary = '靠谱😀'.repeat(60);
  const text = reminder({ ...about, summary }, 'weekly', NOW);
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
});
