import type { ProfileId } from '@kaopu/scoring';
import { useNavigate, useSearch } from '@tanstack/react-router';

export const PROFILE_IDS = [
  'small',
  'medium',
  'channel',
  'community',
] as const satisfies readonly ProfileId[];
export const DEFAULT_PROFILE: ProfileId = 'medium';

export function isProfile(value: unknown): value is ProfileId {
  return PROFILE_IDS.some((id) => id === value);
}

/** The buyer's profile in the URL; every page reads scores under it. */
export function useProfile(): ProfileId {
  const { profile } = useSearch({ from: '__root__' });
  return profile ?? DEFAULT_PROFILE;
}

export function useChooseProfile(): (profile: ProfileId) => void {
  const navigate = useNavigate();
  return (profile) =>
    void navigate({ to: '.', search: (previous) => ({ ...previous, profile }), replace: true });
}
