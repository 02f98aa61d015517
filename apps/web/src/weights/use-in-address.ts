import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSettled } from '../app/use-settled.ts';
import { isSame, sharesText, type Shares } from './shares.ts';

const PAUSE_MS = 300;

/** Keeps the address in step with the shares, once they rest; without any where they are what the page begins with. */
export function useInAddress(shares: Shares, home: Shares, shown: string | undefined): void {
  const navigate = useNavigate();
  const settled = useSettled(shares, PAUSE_MS);
  const w = isSame(settled, home) ? undefined : sharesText(settled);
  useEffect(() => {
    if (w === shown) return;
    void navigate({
      to: '.',
      search: ({ profile }) => ({
        ...(profile === undefined ? {} : { profile }),
        ...(w === undefined ? {} : { w }),
      }),
      replace: true,
      resetScroll: false,
    });
  }, [w, shown, navigate]);
}
