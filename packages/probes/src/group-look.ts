import { groupChat } from './entries/group-chat/index.ts';
import { Fields } from './entries/group-chat/schema.ts';
import { Entry } from './kit/entry.ts';

/** What somebody saw in one of a platform's groups. */
export interface GroupLook {
  group: string;
  state: Fields['state'];
  /** When the platform's people last spoke, ms UTC; null when not told. */
  lastOfficialAt: number | null;
}

/** What an entry tells of a group; null for other entries. */
export function groupLook(kind: string, seen: unknown): GroupLook | null {
  const fields = Fields.safeParse(Entry.safeParse(seen).data?.fields).data;
  if (kind !== groupChat.kind || fields === undefined) return null;
  const { app, group, state, lastOfficialAt } = fields;
  return {
    group: `${app} ${group}`,
    state,
    lastOfficialAt: lastOfficialAt === undefined ? null : Date.parse(lastOfficialAt),
  };
}
