import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { begun, type Config, type ConfigSchema } from '../probe-form/schema.ts';

export type Language = ChannelView['language'];
/** Of each language, so that none is lost when the language changes. */
export type Templates = ChannelView['templates'];
/** Of one language. Parts that are left out say the built-in words. */
export type TemplateParts = NonNullable<Templates[Language]>;

/** A channel as a person fills it in. */
export interface ChannelDraft {
  name: string;
  settings: Config;
  language: Language;
  perMinute: string;
  templates: Templates;
}

/** The fields of a kind's form; none where the kind's settings are made for a person. */
export function schemaOf(kind: ChannelKindView): ConfigSchema {
  return kind.kind === 'web-push' ? {} : (kind.settingsSchema as ConfigSchema);
}

export function hasFields(kind: ChannelKindView): boolean {
  return Object.keys(schemaOf(kind).properties ?? {}).length > 0;
}

export function newDraft(kind: ChannelKindView, language: Language): ChannelDraft {
  return {
    name: kind.title[language],
    settings: hasFields(kind) ? begun(schemaOf(kind), {}) : {},
    language,
    perMinute: String(kind.perMinute),
    templates: {},
  };
}

/** A stored channel as it may be changed: its secrets are not known here. */
export function draftOf(channel: ChannelView): ChannelDraft {
  const { name, settings, language, perMinute, templates } = channel;
  return { name, settings, language, perMinute: String(perMinute), templates };
}

/** A part as it was typed; what says the same as the built-in one is none of one's own. */
export function withPart(
  parts: TemplateParts,
  part: keyof TemplateParts,
  typed: string,
  usual: string,
): TemplateParts {
  return { ...parts, [part]: typed === usual ? undefined : typed };
}

export function areBuiltIn({ title, body }: TemplateParts = {}): boolean {
  return title === undefined && body === undefined;
}

/** What the API is sent. Settings that a person cannot fill in are left as they are. */
export function inputOf(draft: ChannelDraft, kind: ChannelKindView) {
  const { settings, perMinute, ...rest } = draft;
  return {
    ...rest,
    perMinute: Number(perMinute),
    ...(hasFields(kind) && { settings }),
  };
}
