import { Id, MaintenanceInput, MaintenanceView, type MaintenancePlan } from '@kaopu/contracts';
import {
  databaseNow,
  endMaintenance,
  findPlatform,
  maintenanceOf,
  planMaintenance,
  publish,
  type Db,
} from '@kaopu/db';
import { CronFault, maintenanceSpan } from '@kaopu/schedule';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, fieldProblem, notFound } from '../problems/problem.ts';
import { maintenanceView } from './view.ts';

const MaintenanceList = z.object({ items: z.array(MaintenanceView) });

/** When a supplier is in maintenance: what is seen then counts neither for nor against it. */
@ApiTags('maintenance')
@Controller()
export class MaintenanceController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('platforms/:id/maintenance')
  @ApiOperation({
    summary: 'Maintenance under way, to come and past: planned, or said by the site',
  })
  @ApiOkResponse({ standardSchema: MaintenanceList })
  async list(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof MaintenanceList>> {
    const found = await maintenanceOf(this.db, id);
    return { items: found.map(maintenanceView) };
  }

  @Post('platforms/:id/maintenance')
  @ApiOperation({
    summary:
      'Plan maintenance, once or again and again: looks go on, yet do not count and do not alert',
  })
  @ApiCreatedResponse({ standardSchema: MaintenanceView })
  async plan(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MaintenanceInput }) { plan, note }: MaintenanceInput,
  ): Promise<MaintenanceView> {
    const now = await databaseNow(this.db);
    const { start, end } = spanOf(plan, now);
    if (end <= now) throw fieldProblem('/plan/until', 'in-the-past');
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
    const span = { from: new Date(start), until: new Date(end) };
    const made = await planMaintenance(this.db, id, { plan, note, ...span });
    if (made === null) throw new ApiProblem(409, 'too-much-maintenance');
    await publish(this.db, [{ type: 'platform', platformId: id }]);
    return maintenanceView(made);
  }

  @Delete('maintenance/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a plan, or accept a notice of the site no longer' })
  async end(@Param('id', { schema: Id }) id: string): Promise<void> {
    const platformId = await endMaintenance(this.db, id);
    if (platformId === null) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId }]);
  }
}

function spanOf(plan: MaintenancePlan, now: number): ReturnType<typeof maintenanceSpan> {
  try {
    return maintenanceSpan(plan, now);
  } catch (error) {
    if (error instanceof CronFault) throw fieldProblem('/plan/cron', error.code);
    throw error;
  }
}
