import { messageOf, type Log } from '../log.ts';

/** Where rounds are reported, and what they wait for: the stores they need. */
export interface RoundsLog extends Log {
  ready(): Promise<void>;
}

/** Work that is done again and again, and never twice at a time. */
export interface Round {
  /** Does it now, or once more when it is under way. */
  run(): void;
  /** Resolves when it is over; it is not begun again. */
  stop(): Promise<void>;
}

/** One that fails is reported, and tried again at its next turn. */
export function openRound(log: RoundsLog, name: string, work: () => Promise<unknown>): Round {
  let underWay: Promise<void> | null = null;
  let isWanted = false;
  let stopped = false;

  async function go(): Promise<void> {
    try {
      await log.ready();
      while (isWanted && !stopped) {
        isWanted = false;
        await work();
      }
    } catch (error) {
      log.error('a planning round failed', { name, error: messageOf(error) });
    }
    underWay = null;
  }

  return {
    run() {
      isWanted = true;
      underWay ??= go();
    },
    async stop() {
      stopped = true;
      await underWay;
    },
  };
}

/** Does it at once, and then every so many milliseconds. */
export function every(ms: number, round: Round): Round {
  const timer = setInterval(() => round.run(), ms);
  round.run();
  return {
    run: () => round.run(),
    stop() {
      clearInterval(timer);
      return round.stop();
    },
  };
}
