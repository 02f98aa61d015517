import { z } from 'zod';
import { Id, Instant, PageQuery } from './paging.ts';
import { Name, Text } from './text.ts';

/** A kind of channel, and the form that its settings are filled in by. */
export const ChannelKindView = z.object({
  kind: z.string(),
  title: Text,
  description: Text,
  /** JSON Schema with labels, as probes' forms have. */
  settingsSchema: z.record(z.string(), z.unknown()),
  perMinute: z.number().int(),
  /** Whether several messages may share a post when there are more than it bears. */
  merges: z.boolean(),
  /** What a person can do about what the service says, by the code that its words begin with. */
  advice: z.record(z.string(), Text),
  /** What is said when a channel has no templates of its own (Liquid). */
  templates: z.object({
    zh: z.object({ title: z.string(), body: z.string() }),
    en: z.object({ title: z.string(), body: z.string() }),
  }),
});
export type ChannelKindView = z.infer<typeof ChannelKindView>;

const Template = z.string().max(4_000);
const TemplateParts = z.object({ title: Template.optional(), body: Template.optional() });
/** For each language that messages may have; parts that are left out say the built-in words. */
const Templates = z.object({ zh: TemplateParts.optional(), en: TemplateParts.optional() });
const Language = z.enum(['zh', 'en']);
const PerMinute = z.int().min(1).max(6_000);

export const AddChannel = z.object({
  name: Name,
  kind: z.string().max(40),
  settings: z.record(z.string(), z.unknown()),
  templates: Templates.default({}),
  language: Language.default('zh'),
  /** Posts a minute at most; the kind's own when absent. */
  perMinute: PerMinute.optional(),
});
export type AddChannel = z.input<typeof AddChannel>;

/** Templates of a language, to be shown with a sample alert. */
export const PreviewMessage = z.object({
  templates: TemplateParts.default({}),
  language: Language.default('zh'),
});

const PartPreview = z.object({
  text: z.string(),
  /** What is wrong with the template, in the engine's words; the text is the usual one then. */
  fault: z.string().nullable(),
});
export const MessagePreview = z.object({ title: PartPreview, body: PartPreview });
export type MessagePreview = z.infer<typeof MessagePreview>;

/** Secrets that `settings` leave out stay as they are, as long as they go where they went; null lets go of one. */
export const ChangeChannel = z.object({
  name: Name.optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  templates: Templates.optional(),
  language: Language.optional(),
  perMinute: PerMinute.optional(),
  enabled: z.boolean().optional(),
});
export type ChangeChannel = z.infer<typeof ChangeChannel>;

export const TryClass = z.enum(['sent', 'retry-later', 'permanent']);

export const ChannelHealthView = z.object({
  pending: z.number().int(),
  /** Dead letters. */
  dead: z.number().int(),
  /** In the last day. */
  sent: z.number().int(),
  medianMs: z.number().nullable(),
  /** When a channel that the service holds back sends again. */
  resumeAt: Instant.nullable(),
  last: z
    .object({
      at: Instant,
      class: TryClass,
      status: z.number().int().nullable(),
      said: z.string(),
    })
    .nullable(),
});

export const ChannelView = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  /** Where it goes, without what is secret. */
  target: z.string(),
  /** Without secrets. */
  settings: z.record(z.string(), z.unknown()),
  /** Names of the secrets that are kept. */
  secrets: z.array(z.string()),
  templates: Templates,
  language: Language,
  perMinute: z.number().int(),
  enabled: z.boolean(),
  createdAt: Instant,
  health: ChannelHealthView,
});
export type ChannelView = z.infer<typeof ChannelView>;

/** What is shown this once: a webhook's secret, a feed's address; null where there is none. */
export const ChannelCreated = ChannelView.extend({ secret: z.string().nullable() });
export type ChannelCreated = z.infer<typeof ChannelCreated>;

export const ChannelDelivery = z.object({
  id: Id,
  alertId: Id.nullable(),
  reason: z.string(),
  state: z.enum(['pending', 'sent', 'failed']),
  /** What came of the last try; null before the first. */
  class: TryClass.nullable(),
  attempts: z.number().int(),
  queuedAt: Instant,
  nextAttemptAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
  text: Text.nullable(),
  tries: z.array(
    z.object({
      at: Instant,
      durationMs: z.number().int(),
      class: TryClass,
      status: z.number().int().nullable(),
      said: z.string(),
      /** Messages that shared the post. */
      together: z.number().int(),
    }),
  ),
});
export type ChannelDelivery = z.infer<typeof ChannelDelivery>;

export const DeliveryQuery = PageQuery.pick({ limit: true }).extend({
  state: z.enum(['pending', 'sent', 'failed']).optional(),
});

export const PushKey = z.object({ publicKey: z.string() });
