import { useEffect } from 'react';
import { WAITING_MARK } from '../log/waiting-mark.ts';
import { useRetry } from './use-retry.ts';

function sendWaiting(): void {
  if (localStorage.getItem(WAITING_MARK) === null) return;
  void import('../log/outbox.ts').then(({ flush }) => flush());
}

/** Whichever page is open: what was logged without a network goes out as soon as there is one. */
export function useWaitingLog(): void {
  useEffect(() => {
    sendWaiting();
    document.addEventListener('visibilitychange', sendWaiting);
    return () => document.removeEventListener('visibilitychange', sendWaiting);
  }, []);
  useRetry(true, sendWaiting);
}
