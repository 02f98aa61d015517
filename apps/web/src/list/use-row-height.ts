import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 720px)';
/** Pixels, as PlatformLine.module.css has them. */
const HEIGHT = { phone: 76, other: 52 };

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(PHONE);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Of every row, on a screen of this width. */
export function useRowHeight(): number {
  const isPhone = useSyncExternalStore(subscribe, () => window.matchMedia(PHONE).matches);
  return isPhone ? HEIGHT.phone : HEIGHT.other;
}
