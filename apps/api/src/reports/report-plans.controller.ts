import { Id, ReportPlanInput, ReportPlanView } from '@kaopu/contracts';
import {
  askForReport,
  changeReportPlan,
  createReportPlan,
  databaseNow,
  deleteReportPlan,
  listChannels,
  reportPlans,
  type Db,
} from '@kaopu/db';
import { nextReportMoment } from '@kaopu/schedule';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, fieldProblem, notFound } from '../problems/problem.ts';
import { findProfile } from '../profiles/find-profile.ts';
import { planView } from './views.ts';

const PlanList = z.object({ items: z.array(ReportPlanView) });

/** Who is sent a report, when, and how. */
@ApiTags('reports')
@Controller('report-plans')
export class ReportPlansController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Plans of reports, oldest first' })
  @ApiOkResponse({ standardSchema: PlanList })
  async list(): Promise<z.infer<typeof PlanList>> {
    return { items: (await reportPlans(this.db)).map(planView) };
  }

  @Post()
  @ApiOperation({ summary: 'Have a daily or weekly report made and sent' })
  @ApiCreatedResponse({ standardSchema: ReportPlanView })
  async create(@Body({ schema: ReportPlanInput }) plan: ReportPlanInput): Promise<ReportPlanView> {
    const made = await createReportPlan(this.db, plan, await this.due(plan));
    if (made === null) throw new ApiProblem(409, 'too-many-report-plans');
    return planView(made);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a plan; the next report is about the time from then on' })
  @ApiOkResponse({ standardSchema: ReportPlanView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReportPlanInput }) plan: ReportPlanInput,
  ): Promise<ReportPlanView> {
    const changed = await changeReportPlan(this.db, id, plan, await this.due(plan));
    if (changed === null) throw notFound();
    return planView(changed);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a plan; its reports stay' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deleteReportPlan(this.db, id))) throw notFound();
  }

  @Post(':id/report')
  @HttpCode(202)
  @ApiOperation({ summary: 'Have one made and sent now, about the last day or week' })
  @ApiAcceptedResponse({ description: 'A worker makes it' })
  async now(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await askForReport(this.db, id))) throw notFound();
  }

  /** When it is due first; what it names has to exist. */
  private async due(plan: ReportPlanInput): Promise<Date> {
    if ((await findProfile(this.db, plan.profile)) === null)
      throw fieldProblem('/profile', 'not-an-option');
    const channels = new Set((await listChannels(this.db)).map(({ id }) => id));
    const missing = plan.channelIds.findIndex((id) => !channels.has(id));
    if (missing >= 0) throw fieldProblem(`/channelIds/${missing}`, 'not-an-option');
    return new Date(nextReportMoment(plan, await databaseNow(this.db)));
  }
}
