export { channelByKind, CHANNELS } from './channels.ts';
export { checkTemplate, fitting, noteOf, summaryOf } from './kit/note.ts';
export { PATIENCE_MS, waitMs } from './kit/retry.ts';
export { redacted, withoutSecrets, withStoredSecrets } from './kit/secrets.ts';
export { DEFAULT_TEMPLATES, TemplateFault, type Templates } from './kit/template.ts';
export type {
  Answer,
  Channel,
  HttpRequest,
  Language,
  Line,
  Mail,
  Note,
  PushKeys,
  Sending,
  Verdict,
} from './kit/types.ts';
