import type { ProfileRecord } from '@kaopu/db';
import { PROFILES, type ProfileId } from '@kaopu/scoring';

const STANDARD: Record<ProfileId, { zh: string; en: string }> = {
  small: { zh: '小商家', en: 'Small shop' },
  medium: { zh: '中型', en: 'Medium' },
  channel: { zh: '大渠道', en: 'Large channel' },
  community: { zh: '社群分销', en: 'Community' },
};

/** What a profile is called; own ones as their buyer named them. */
export function profileName(
  id: string,
  own: readonly Pick<ProfileRecord, 'id' | 'name'>[],
): { zh: string; en: string } {
  const standard = PROFILES.find((each) => each === id);
  if (standard !== undefined) return STANDARD[standard];
  const name = own.find((each) => each.id === id)?.name ?? id;
  return { zh: name, en: name };
}
