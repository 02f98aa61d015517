import { noteOf, wordsOf, type Told } from './note.ts';
import { filled, TemplateFault, type Templates } from './template.ts';
import type { Language } from './types.ts';

interface PartPreview {
  /** What would be sent; the usual words where the template fails. */
  text: string;
  /** What is wrong with the template, as the engine says it; null when nothing is. */
  fault: string | null;
}

function faultIn(own: string | undefined, words: object): string | null {
  if (own === undefined || own.trim() === '') return null;
  try {
    filled(own, words);
    return null;
  } catch (error) {
    if (error instanceof TemplateFault) return error.message;
    throw error;
  }
}

/** What a channel with these templates would say of a sample. */
export function previewOf(
  sample: Told,
  templates: Templates,
  language: Language,
): { title: PartPreview; body: PartPreview } {
  const words = wordsOf(sample, language);
  const { title, body } = noteOf(sample, templates, language);
  return {
    title: { text: title, fault: faultIn(templates.title, words) },
    body: { text: body, fault: faultIn(templates.body, words) },
  };
}
