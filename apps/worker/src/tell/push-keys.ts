import type { PushKeys } from '@kaopu/channels';
import { pushKeys, type Db } from '@kaopu/db';

/** Push services want somebody to write to. */
const NOBODY = 'mailto:operator@kaopu.invalid';

/** The installation's keys; the API makes them when the first browser subscribes. */
export async function pushKeysOf(db: Db, contact: string | undefined): Promise<PushKeys> {
  const pair = await pushKeys(db, () => {
    throw new Error('no browser has subscribed');
  });
  const isContact = contact !== undefined && /^(?:https|mailto):/.test(contact);
  return { ...pair, subject: isContact ? contact : NOBODY };
}
