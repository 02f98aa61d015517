import { useEffect } from 'react';
import type { ListRow } from './columns.ts';
import { prepare } from './find.ts';

/** The first search finds its work done, in what time the browser had to spare. */
export function usePrepared(rows: readonly ListRow[] | undefined): void {
  useEffect(() => {
    // Safari has none; there the first search takes as long as it takes.
    if (rows === undefined || !('requestIdleCallback' in window)) return;
    let at = 0;
    let handle = 0;
    const go = (deadline: IdleDeadline) => {
      at = prepare(rows, at, () => deadline.timeRemaining() > 1);
      if (at < rows.length) handle = requestIdleCallback(go);
    };
    handle = requestIdleCallback(go);
    return () => cancelIdleCallback(handle);
  }, [rows]);
}
