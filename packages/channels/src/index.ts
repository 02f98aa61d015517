export { channelByKind, CHANNELS } from './channels.ts';
export { fitting, noteOf, summaryOf } from './kit/note.ts';
export { previewOf } from './kit/preview.ts';
export { PATIENCE_MS, waitMs } from './kit/retry.ts';
export { hidden, keptSecrets, redacted, withoutSecrets, withStoredSecrets } from './kit/secrets.ts';
export { DEFAULT_TEMPLATES, templatesIn, type Templates } from './kit/template.ts';
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
