import { ProfileQuery, TodayView } from '@kaopu/contracts';
import {
  alertsAtStake,
  endingTerms,
  scoresOfMoves,
  standings,
  together,
  watching,
  type Db,
} from '@kaopu/db';
import { expiringOf, moversOf, TERM_KINDS } from '@kaopu/scoring';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { changeView, expiringView, failingView, moveView, todayAlert } from './views.ts';
import { isInUse, weekOf } from './week.ts';

const WEEK_MS = 7 * 86_400_000;
const MOST_ALERTS = 50;
const MOST_EXPIRING = 20;
const MOST_FAILING = 10;

@ApiTags('today')
@Controller('today')
export class TodayController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'What there is to see to now, and what changed within a week' })
  @ApiOkResponse({ standardSchema: TodayView })
  async today(
    @Query({ schema: ProfileQuery }) { profile }: z.infer<typeof ProfileQuery>,
  ): Promise<TodayView> {
    const until = new Date();
    const from = new Date(until.getTime() - WEEK_MS);
    const span = { profile, from, until };
    const [platforms, alerts, terms, { nextLookAt, failing, failingTotal }] = await together(() =>
      Promise.all([
        standings(this.db, span),
        alertsAtStake(this.db, MOST_ALERTS),
        endingTerms(this.db, TERM_KINDS),
        watching(this.db, MOST_FAILING),
      ]),
    );
    const week = weekOf(platforms);
    const { items: moved, total } = week.changes;
    const ids = moved.map(({ id }) => id);
    const movers = moversOf(moved, await scoresOfMoves(this.db, span, ids), []);
    const moverOf = new Map(movers.map((mover) => [mover.platformId, mover]));
    const exposureOf = new Map(platforms.map(({ id, exposure }) => [id, exposure]));
    const expiring = expiringOf(terms, new Map(platforms.map(({ id, name }) => [id, name])))
      .map((one) => ({ ...one, exposure: exposureOf.get(one.platformId) ?? null }))
      .sort((a, b) => Number(isInUse(b)) - Number(isInUse(a)));
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      nextLookAt: nextLookAt?.toISOString() ?? null,
      platforms: platforms.length,
      inUse: week.inUse,
      alerts: { items: alerts.items.map(todayAlert), total: alerts.total },
      changes: { items: moved.map((move) => changeView(move, moverOf.get(move.id))), total },
      expiring: {
        items: expiring.slice(0, MOST_EXPIRING).map(expiringView),
        total: expiring.length,
      },
      failing: { items: failing.map(failingView), total: failingTotal },
      market: { up: week.up.map(moveView), down: week.down.map(moveView) },
    };
  }
}
