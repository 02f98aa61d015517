import {
  AlertDetail,
  AlertQuery,
  AlertRow,
  DecideAlert,
  DeliveryView,
  Id,
  ProfileQuery,
  SnoozeAlert,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import {
  alertFacts,
  databaseNow,
  deliveriesOf,
  findAlert,
  listAlerts,
  publish,
  sayOfAlert,
  wordsOn,
  type AlertRecord,
  type AlertWord,
  type Db,
  type DeliveryRecord,
} from '@kaopu/db';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, fieldProblem, notFound } from '../problems/problem.ts';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Alerts, most recently changed first' })
  @ApiOkResponse({ standardSchema: pageOf(AlertRow) })
  async list(
    @Query({ schema: AlertQuery }) query: z.infer<typeof AlertQuery>,
  ): Promise<Page<AlertRow>> {
    const page = await listAlerts(this.db, {
      state: query.state ?? null,
      platformId: query.platformId ?? null,
      after: placeOf(query.cursor),
      limit: query.limit,
    });
    return { ...page, items: page.items.map(row) };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One alert: what happened, what it cost, what to do, who was told, and who said what',
  })
  @ApiOkResponse({ standardSchema: AlertDetail })
  async get(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ProfileQuery }) { profile }: z.infer<typeof ProfileQuery>,
  ): Promise<AlertDetail> {
    const alert = await findAlert(this.db, id);
    const facts = await alertFacts(this.db, id, profile);
    if (!alert || !facts) throw notFound();
    const { before, after, looks, coverage, exposure, ...rest } = facts;
    return AlertDetail.parse({
      ...row(alert),
      ...rest,
      snoozedUntil: facts.snoozedUntil?.toISOString() ?? null,
      deliveries: (await deliveriesOf(this.db, id)).map(delivery),
      words: (await wordsOn(this.db, id)).map((word) => ({
        ...word,
        at: word.at.toISOString(),
        until: word.until?.toISOString() ?? null,
      })),
      evidence: { before, after },
      certainty: { looks, coverage },
      exposure: exposure && { ...exposure, at: exposure.at.toISOString() },
    });
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'A person’s word: acknowledged, resolved, or a false alarm' })
  @ApiOkResponse({ standardSchema: AlertDetail })
  decide(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DecideAlert }) { state, ...said }: DecideAlert,
  ): Promise<AlertDetail> {
    return this.say(id, { word: state, ...said, until: null });
  }

  @Post(':id/snooze')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell nobody until then; afterwards again, if it lasts' })
  @ApiOkResponse({ standardSchema: AlertDetail })
  async snooze(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SnoozeAlert }) { until, who, note }: SnoozeAlert,
  ): Promise<AlertDetail> {
    const end = until === null ? null : new Date(until);
    if (end !== null && end.getTime() <= (await databaseNow(this.db))) {
      throw fieldProblem('/until', 'in-the-past');
    }
    const word = end === null ? 'woken' : 'snoozed';
    return this.say(id, { word, who, note, reason: null, until: end });
  }

  private async say(id: string, word: AlertWord): Promise<AlertDetail> {
    const before = await findAlert(this.db, id);
    if (!before) throw notFound();
    if (!(await sayOfAlert(this.db, id, word))) throw new ApiProblem(409, 'alert-ended');
    await publish(this.db, [{ type: 'alert', alertId: id, platformId: before.platformId }]);
    return this.get(id, ProfileQuery.parse({}));
  }
}

function row(record: AlertRecord): AlertRow {
  return AlertRow.parse({
    ...record,
    openedAt: record.openedAt.toISOString(),
    lastChangeAt: record.lastChangeAt.toISOString(),
    resolvedAt: record.resolvedAt?.toISOString() ?? null,
    snoozedUntil: record.snoozedUntil?.toISOString() ?? null,
  });
}

function delivery(record: DeliveryRecord): DeliveryView {
  return DeliveryView.parse({
    ...record,
    nextAttemptAt: record.state === 'pending' ? record.nextAttempt.toISOString() : null,
    sentAt: record.sentAt?.toISOString() ?? null,
  });
}
