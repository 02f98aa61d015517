import { z } from 'zod';
import { sizeOf } from './cut.ts';
import {
  DEFAULT_TEMPLATES,
  filled,
  filledDefault,
  TemplateFault,
  type Templates,
} from './template.ts';
import type { Language, Level, Limit, Note } from './types.ts';

/** Of a stored message, what all have: the rest is for templates and for machines. */
const Message = z.looseObject({
  type: z.string(),
  data: z.looseObject({
    reason: z.string(),
    severity: z.string().nullish(),
    text: z.object({ zh: z.string(), en: z.string() }),
  }),
});

export interface Told {
  /** The notification's. */
  id: string;
  message: unknown;
}

/** Stands in everything that is sent, so that a robot's keyword may be this one word. */
export const KEYWORD = { zh: '【靠谱】', en: '[Kaopu 靠谱] ' } as const;

/** Eight characters of an id, by which a person may recognise a message that came twice. */
export function markOf(id: string): string {
  return `#${id.replaceAll('-', '').slice(0, 8)}`;
}

function levelOf(reason: string, severity: string | null | undefined): Level {
  if (reason === 'recovered') return 'recovered';
  return severity === 'critical' || severity === 'warning' ? severity : 'notice';
}

/** Without what some service cannot take: halves of characters, and controls but tabs and line breaks. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');
}

/** A template that fails says less than the default one: what is to be told is told all the same. */
function saidBy(own: string | undefined, usual: string, words: object): string {
  if (own === undefined || own.trim() === '') return filledDefault(usual, words);
  try {
    return filled(own, words);
  } catch (error) {
    if (error instanceof TemplateFault) return filledDefault(usual, words);
    throw error;
  }
}

/** What a template may name. */
export function wordsOf({ id, message }: Told, language: Language) {
  const { type, data } = Message.parse(message);
  return { ...data, id, type, mark: markOf(id), text: data.text[language] };
}

/** What a channel says of one message. */
export function noteOf(told: Told, templates: Templates, language: Language): Note {
  const { id, message } = told;
  const words = wordsOf(told, language);
  const usual = DEFAULT_TEMPLATES[language];
  const oneLine = (text: string) => clean(text).replace(/\s+/g, ' ').trim();
  return {
    id,
    title: `${KEYWORD[language]}${oneLine(saidBy(templates.title, usual.title, words))}`,
    body: clean(saidBy(templates.body, usual.body, words)).trim(),
    mark: markOf(id),
    level: levelOf(words.reason, words.severity),
    payload: message,
  };
}

const LEVELS: readonly Level[] = ['recovered', 'notice', 'warning', 'critical'];
/** Title and whatever a service's form adds. */
const HEAD_ROOM = 250;

/** How many of the notes, from the first on, one post has room for; at least one. */
export function fitting(notes: readonly Note[], limit: Limit): number {
  let size = HEAD_ROOM;
  const over = notes.findIndex((note) => {
    size += sizeOf(`${lineOf(note)}\n`, limit);
    return size > limit.most;
  });
  return over === -1 ? notes.length : Math.max(1, over);
}

function lineOf({ body, mark }: Note): string {
  return `· ${body.replace(/\s+/g, ' ')} ${mark}`;
}

/** Several notes as one, each on a line with its mark; `id` is the post's. */
export function summaryOf(notes: readonly Note[], id: string, language: Language): Note {
  const [first] = notes;
  if (first !== undefined && notes.length === 1) return first;
  const count = notes.length;
  const worst = Math.max(...notes.map(({ level }) => LEVELS.indexOf(level)));
  return {
    id,
    title: `${KEYWORD[language]}${language === 'zh' ? `${count} 条通知` : `${count} messages`}`,
    body: notes.map(lineOf).join('\n'),
    mark: '',
    level: LEVELS[worst] ?? 'notice',
    payload: notes.map(({ payload }) => payload),
  };
}
