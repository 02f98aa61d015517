import {
  AlertDetail,
  AlertQuery,
  AlertRow,
  DecideAlert,
  DeliveryView,
  Id,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import {
  decideAlert,
  deliveriesOf,
  findAlert,
  listAlerts,
  publish,
  type AlertRecord,
  type Db,
  type DeliveryRecord,
} from '@kaopu/db';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';

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
  @ApiOperation({ summary: 'One alert: its changes, and who was told' })
  @ApiOkResponse({ standardSchema: AlertDetail })
  async get(@Param('id', { schema: Id }) id: string): Promise<AlertDetail> {
    const alert = await findAlert(this.db, id);
    if (!alert) throw notFound();
    return { ...row(alert), deliveries: (await deliveriesOf(this.db, id)).map(delivery) };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'A person’s word: acknowledged, resolved, or a false alarm' })
  @ApiOkResponse({ standardSchema: AlertDetail })
  async decide(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DecideAlert }) body: z.infer<typeof DecideAlert>,
  ): Promise<AlertDetail> {
    const before = await findAlert(this.db, id);
    if (!before) throw notFound();
    if (!(await decideAlert(this.db, id, body.state))) throw new ApiProblem(409, 'alert-ended');
    await publish(this.db, [{ type: 'alert', alertId: id, platformId: before.platformId }]);
    return this.get(id);
  }
}

function row(record: AlertRecord): AlertRow {
  return AlertRow.parse({
    ...record,
    openedAt: record.openedAt.toISOString(),
    lastChangeAt: record.lastChangeAt.toISOString(),
    resolvedAt: record.resolvedAt?.toISOString() ?? null,
  });
}

function delivery(record: DeliveryRecord): DeliveryView {
  return DeliveryView.parse({
    ...record,
    nextAttemptAt: record.state === 'pending' ? record.nextAttempt.toISOString() : null,
    sentAt: record.sentAt?.toISOString() ?? null,
  });
}
