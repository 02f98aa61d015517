import type { LogDraft } from './draft.ts';

/** What the fields of one kind of log are given. */
export interface FieldsProps {
  values: LogDraft['values'];
  /** Why a field cannot be saved as it is; null while it can. */
  errorAt: (field: string) => string | null;
  set: (values: Readonly<Record<string, string>>) => void;
}
