import { Id, pageOf, PageQuery, ReportView, type Page } from '@kaopu/contracts';
import { findReport, listReports, reportPdf, type Db } from '@kaopu/db';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { guardedReply } from '../evidence/guarded-reply.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { reportView } from './views.ts';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Reports, newest first' })
  @ApiOkResponse({ standardSchema: pageOf(ReportView) })
  async list(@Query({ schema: PageQuery }) query: PageQuery): Promise<Page<ReportView>> {
    const { cursor, limit } = query;
    const page = await listReports(this.db, { after: placeOf(cursor), limit });
    return { ...page, items: page.items.map(reportView) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One report, as it was written' })
  @ApiOkResponse({ standardSchema: ReportView })
  async get(@Param('id', { schema: Id }) id: string): Promise<ReportView> {
    const report = await findReport(this.db, id);
    if (report === null) throw notFound();
    return reportView(report);
  }

  @Get(':id/pdf')
  @ApiOperation({ summary: 'The same on paper' })
  @ApiOkResponse({
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  async pdf(@Param('id', { schema: Id }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const report = await findReport(this.db, id);
    if (report === null) throw notFound();
    const pdf = await reportPdf(this.db, id);
    if (pdf === null) throw new ApiProblem(409, 'not-printed');
    const day = report.untilAt.toISOString().slice(0, 10);
    await guardedReply(reply, 'application/pdf', false)
      .header('content-disposition', `attachment; filename="kaopu-report-${day}.pdf"`)
      .header('cache-control', 'private, no-cache')
      .send(pdf);
  }
}
