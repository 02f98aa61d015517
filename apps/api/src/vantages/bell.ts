import { subscribe, type Db } from '@kaopu/db';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter, once } from 'node:events';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';

const Asked = z.object({ type: z.literal('vantage-look'), vantageId: z.uuid() });

/** A call that was missed is made up for by looking again after so long. */
const MISSED_MS = 2_000;

/** Rings when a vantage is asked for something. Listens from the first vantage on. */
@Injectable()
export class Bell implements OnApplicationShutdown {
  private readonly rings = new EventEmitter().setMaxListeners(0);
  private readonly db: Db;
  private unsubscribe: (() => Promise<void>) | null = null;
  private ended = false;

  constructor(@Inject(DB) db: Db) {
    this.db = db;
  }

  /** Resolves when it rings for this vantage, or after a while, with whether there is time left. */
  async wait(vantageId: string, until: number): Promise<boolean> {
    const left = Math.min(MISSED_MS, Math.ceil(until - performance.now()));
    if (left <= 0 || this.ended) return false;
    this.unsubscribe ??= subscribe(this.db, (payload) => {
      const asked = Asked.safeParse(payload);
      if (asked.success) this.rings.emit(asked.data.vantageId);
    });
    await once(this.rings, vantageId, { signal: AbortSignal.timeout(left) }).catch(() => undefined);
    return !this.ended;
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    for (const name of this.rings.eventNames()) this.rings.emit(name);
    await this.unsubscribe?.();
  }
}
