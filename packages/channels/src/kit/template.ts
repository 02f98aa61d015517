import { Liquid } from 'liquidjs';
import { z } from 'zod';
import type { Language } from './types.ts';

/** What a template may cost: characters of it, milliseconds of rendering, and what it may pile up. */
const MOST_TEMPLATE = 4_000;
const MOST_RENDER_MS = 200;
const MOST_MEMORY = 200_000;
const MOST_OUTPUT = 20_000;

/** Knows no files: `include`, `render` and `layout` find nothing. */
const ISOLATED = {
  ownPropertyOnly: true,
  templates: {},
  dynamicPartials: false,
  strictVariables: false,
  strictFilters: true,
};

/** For what people write. */
const bounded = new Liquid({
  ...ISOLATED,
  parseLimit: MOST_TEMPLATE,
  renderLimit: MOST_RENDER_MS,
  memoryLimit: MOST_MEMORY,
});
/** For our own: a machine that is busy elsewhere must not keep anything untold. */
const unbounded = new Liquid(ISOLATED);

/** A template that cannot be read, or costs too much. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
}

function refuse(error: unknown): never {
  throw new TemplateFault(error instanceof Error ? error.message.slice(0, 300) : 'template', {
    cause: error,
  });
}

/** The template filled in, within bounds of time and size. Throws TemplateFault. */
export function filled(template: string, words: object): string {
  try {
    const text: unknown = bounded.renderSync(bounded.parse(template), words);
    return String(text).slice(0, MOST_OUTPUT);
  } catch (error) {
    return refuse(error);
  }
}

/** One of the templates below, filled in. */
export function filledDefault(template: string, words: object): string {
  const text: unknown = unbounded.renderSync(unbounded.parse(template), words);
  return String(text).slice(0, MOST_OUTPUT);
}

const Part = z.string().optional();
/** Of one language; what is left out says the words below. */
const Templates = z.object({ title: Part, body: Part });
export type Templates = z.infer<typeof Templates>;

const Stored = z.object({
  zh: Templates.catch({}).default({}),
  en: Templates.catch({}).default({}),
});

/** A channel's own templates of a language, of those that it keeps for each; none where they cannot be read. */
export function templatesIn(stored: unknown, language: Language): Templates {
  const read = Stored.safeParse(stored);
  return read.success ? read.data[language] : {};
}

const HEAD = {
  zh: '{% if reason == "recovered" %}恢复{% elsif reason == "test" %}测试{% elsif severity == "critical" %}严重{% elsif severity == "warning" %}警告{% else %}提示{% endif %}',
  en: '{% if reason == "recovered" %}Recovered{% elsif reason == "test" %}Test{% elsif severity == "critical" %}Critical{% elsif severity == "warning" %}Warning{% else %}Notice{% endif %}',
};

/** What is said when a channel has no templates of its own. */
export const DEFAULT_TEMPLATES: Record<Language, { title: string; body: string }> = {
  zh: { title: `${HEAD.zh}{% if platform %} · {{ platform.name }}{% endif %}`, body: '{{ text }}' },
  en: { title: `${HEAD.en}{% if platform %}: {{ platform.name }}{% endif %}`, body: '{{ text }}' },
};
