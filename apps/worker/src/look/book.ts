import {
  claimHost,
  findRobots,
  leaveHost,
  recordRobots,
  type Db,
  type HostTurn,
  type KnownRobots,
  type Visit,
} from '@kaopu/db';
import type { RobotsAnswer } from '@kaopu/net';

/** Where turns at sites and their robots.txts are kept in mind. */
export interface Book {
  /** null while somebody else has the turn. */
  claimHost(key: string, leaseMs: number): Promise<HostTurn | null>;
  leaveHost(turn: HostTurn, visit: Visit, gapMs: number): Promise<void>;
  findRobots(origin: string): Promise<KnownRobots | null>;
  recordRobots(origin: string, answer: RobotsAnswer): Promise<void>;
}

/** The one that all workers share. */
export function sharedBook(db: Db): Book {
  return {
    claimHost: (key, leaseMs) => claimHost(db, key, leaseMs),
    leaveHost: (turn, visit, gapMs) => leaveHost(db, turn, visit, gapMs),
    findRobots: (origin) => findRobots(db, origin),
    recordRobots: (origin, answer) => recordRobots(db, origin, answer),
  };
}
