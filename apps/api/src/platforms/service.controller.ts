import { Id, ServiceView } from '@kaopu/contracts';
import type { Db } from '@kaopu/db';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { serviceOf } from './service.ts';

/** What was measured of customer service, beside what it promises. */
@ApiTags('platforms')
@Controller('platforms/:id/service')
export class ServiceController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({
    summary: 'Waits for a human by the hour of Beijing’s week, over 90 days, and what pages claim',
  })
  @ApiOkResponse({ standardSchema: ServiceView })
  async service(@Param('id', { schema: Id }) id: string): Promise<ServiceView> {
    const found = await serviceOf(this.db, id, Date.now());
    if (found === null) throw notFound();
    return found;
  }
}
