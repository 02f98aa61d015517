import {
  AlertDetail,
  AlertDetailQuery,
  AlertQuery,
  AlertRow,
  AlertsSaid,
  DecideAlert,
  DecideAlerts,
  DeliveryView,
  Id,
  SnoozeAlert,
  SnoozeAlerts,
  pageOf,
  type Need,
  type Page,
} from '@kaopu/contracts';
import {
  alertFacts,
  databaseNow,
  deliveriesOf,
  findAlert,
  listAlerts,
  publish,
  sayOfAlerts,
  together,
  wordsOn,
  type AlertWord,
  type Db,
  type DeliveryRecord,
} from '@kaopu/db';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { FACT_RULES } from '../platforms/fact-rules.ts';
import { ApiProblem, fieldProblem, notFound } from '../problems/problem.ts';
import { alertRow } from './alert-row.ts';

function asRules(needs: readonly Need[]): { topics: string[]; floors: string[] } {
  const rules = needs.map((need) => FACT_RULES[need]);
  return {
    topics: rules.flatMap((rule) => ('topic' in rule ? [rule.topic] : [])),
    floors: rules.flatMap((rule) => ('floor' in rule ? [rule.floor] : [])),
  };
}

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
      muted: query.muted === 'true',
      platformId: query.platformId ?? null,
      after: placeOf(query.cursor),
      limit: query.limit,
    });
    return { ...page, items: page.items.map(alertRow) };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One alert: what happened, what it cost, what to do, who was told, and who said what',
  })
  @ApiOkResponse({ standardSchema: AlertDetail })
  async get(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: AlertDetailQuery }) { profile, needs }: z.infer<typeof AlertDetailQuery>,
  ): Promise<AlertDetail> {
    const [alert, facts, deliveries, words] = await together(() =>
      Promise.all([
        findAlert(this.db, id),
        alertFacts(this.db, id, { profile, ...asRules(needs) }),
        deliveriesOf(this.db, id),
        wordsOn(this.db, id),
      ]),
    );
    if (!alert || !facts) throw notFound();
    const { before, after, looks, coverage, exposure, ...rest } = facts;
    return AlertDetail.parse({
      ...alertRow(alert),
      ...rest,
      snoozedUntil: facts.snoozedUntil?.toISOString() ?? null,
      deliveries: deliveries.map(delivery),
      words: words.map((word) => ({
        ...word,
        at: word.at.toISOString(),
        until: word.until?.toISOString() ?? null,
      })),
      evidence: { before, after },
      certainty: { looks, coverage },
      exposure: exposure && { ...exposure, at: exposure.at.toISOString() },
    });
  }

  @Post('decisions')
  @HttpCode(200)
  @ApiOperation({ summary: 'A person’s word on several alerts at once' })
  @ApiOkResponse({ standardSchema: AlertsSaid })
  decideSeveral(
    @Body({ schema: DecideAlerts }) { ids, state, ...said }: DecideAlerts,
  ): Promise<AlertsSaid> {
    return this.sayOfSeveral(ids, { word: state, ...said, until: null });
  }

  @Post('snoozes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell nobody of several alerts until then' })
  @ApiOkResponse({ standardSchema: AlertsSaid })
  async snoozeSeveral(
    @Body({ schema: SnoozeAlerts }) { ids, ...said }: SnoozeAlerts,
  ): Promise<AlertsSaid> {
    return this.sayOfSeveral(ids, await this.snoozeWord(said));
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
    @Body({ schema: SnoozeAlert }) said: SnoozeAlert,
  ): Promise<AlertDetail> {
    return this.say(id, await this.snoozeWord(said));
  }

  private async snoozeWord({ until, who, note }: SnoozeAlert): Promise<AlertWord> {
    const end = until === null ? null : new Date(until);
    if (end !== null && end.getTime() <= (await databaseNow(this.db))) {
      throw fieldProblem('/until', 'in-the-past');
    }
    return { word: end === null ? 'woken' : 'snoozed', who, note, reason: null, until: end };
  }

  private async say(id: string, word: AlertWord): Promise<AlertDetail> {
    if (!(await findAlert(this.db, id))) throw notFound();
    const { said } = await this.sayOfSeveral([id], word);
    if (said.length === 0) throw new ApiProblem(409, 'alert-ended');
    return this.get(id, AlertDetailQuery.parse({}));
  }

  private async sayOfSeveral(ids: readonly string[], word: AlertWord): Promise<AlertsSaid> {
    const took = await sayOfAlerts(this.db, ids, word);
    const events = took.map(({ id, platformId }) => ({
      type: 'alert' as const,
      alertId: id,
      platformId,
    }));
    await publish(this.db, events);
    const said = took.map(({ id }) => id);
    return { said, ended: ids.filter((id) => !said.includes(id)) };
  }
}

function delivery(record: DeliveryRecord): DeliveryView {
  return DeliveryView.parse({
    ...record,
    nextAttemptAt: record.state === 'pending' ? record.nextAttempt.toISOString() : null,
    sentAt: record.sentAt?.toISOString() ?? null,
  });
}
