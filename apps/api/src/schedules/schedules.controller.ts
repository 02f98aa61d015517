import { ComingTimes, SchedulePreview } from '@kaopu/contracts';
import { databaseNow, type Db } from '@kaopu/db';
import { nextSlots } from '@kaopu/schedule';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { DB } from '../core/core.module.ts';
import { calendarOf, readTiming } from './probe-schedule.ts';

const SHOWN = 5;
const ROUND_THE_CLOCK = { kind: 'interval', timeZone: 'UTC', windows: [] } as const;

@ApiTags('probes')
@Controller('schedules')
export class SchedulesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'The next five times of a schedule; nothing is saved' })
  @ApiOkResponse({ standardSchema: ComingTimes })
  async preview(@Body({ schema: SchedulePreview }) body: SchedulePreview): Promise<ComingTimes> {
    const { schedule, intervalSeconds } = readTiming(body, 0, '');
    const calendar = calendarOf(
      schedule ?? { ...ROUND_THE_CLOCK, windows: [] },
      intervalSeconds,
      body.probeId ?? randomUUID(),
      '',
    );
    const at = nextSlots(calendar, await databaseNow(this.db), SHOWN);
    return {
      at: at.map((slot) => new Date(slot).toISOString()),
      exact: body.probeId !== undefined || schedule?.kind === 'cron',
    };
  }
}
