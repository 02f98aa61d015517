import { Health } from '@kaopu/contracts';
import { vitals, type Db, type Vitals } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DB, TRANSPORT } from '../core/core.module.ts';

const VERSION = '0.1.0';
const PATIENCE_MS = 2_000;

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Is the machine watching? 503 when it cannot' })
  @ApiOkResponse({ standardSchema: Health })
  @ApiServiceUnavailableResponse({ standardSchema: Health })
  async get(@Res() reply: FastifyReply): Promise<void> {
    const [found, waiting] = await Promise.all([
      within(PATIENCE_MS, vitals(this.db)),
      within(PATIENCE_MS, this.transport.waiting()),
    ]);
    const health = judgeHealth(found, waiting, this.transport.backend);
    await reply
      .status(health.status === 'down' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(health);
  }
}

/** Pure: what the measurements mean. */
export function judgeHealth(
  found: Vitals | null,
  waiting: number | null,
  backend: 'postgres' | 'redis',
): Health {
  const reasons = [
    found === null && 'database-unreachable',
    waiting === null && 'queue-unreachable',
    found !== null && found.workersAlive === 0 && 'no-worker',
    found !== null && found.overdue > 0 && 'looks-overdue',
    found !== null && found.unjudged > 0 && 'judging-behind',
    found !== null && found.undelivered > 0 && 'deliveries-behind',
    (found?.replay?.differences ?? 0) > 0 && 'replay-differs',
  ].filter((reason) => reason !== false);
  const status = found === null ? 'down' : reasons.length > 0 ? 'degraded' : 'ok';
  return {
    status,
    ready: found !== null && waiting !== null,
    version: VERSION,
    database: { ok: found !== null, latencyMs: found?.latencyMs ?? null },
    queue: { backend, ok: waiting !== null, waiting },
    workers: {
      alive: found?.workersAlive ?? 0,
      lastSeenAt: found?.workerSeenAt?.toISOString() ?? null,
    },
    oldestDueLagSeconds: found?.oldestDueLagSeconds ?? 0,
    overdue: found?.overdue ?? 0,
    unjudged: found?.unjudged ?? 0,
    undelivered: found?.undelivered ?? 0,
    replay: found?.replay ? { ...found.replay, at: found.replay.at.toISOString() } : null,
    reasons,
  };
}

function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}
