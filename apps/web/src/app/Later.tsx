import { HelpKey } from './HelpKey.tsx';
import { useWaitingLog } from './use-waiting-log.ts';

/** What every page does besides, and nobody waits for. */
export function Later() {
  useWaitingLog();
  return <HelpKey />;
}
