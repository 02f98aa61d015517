import { Id, RecordEvents } from '@kaopu/contracts';
import type { Db } from '@kaopu/db';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { recordEventsOf } from './operator-records.ts';

/** What is on record about a platform's operator, by lanes. */
@ApiTags('platforms')
@Controller('platforms/:id/record-events')
export class RecordEventsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({
    summary: 'Penalties, lawsuits, authorizations, terms, prices and own records, with their match',
  })
  @ApiOkResponse({ standardSchema: RecordEvents })
  async events(@Param('id', { schema: Id }) id: string): Promise<RecordEvents> {
    const found = await recordEventsOf(this.db, id, Date.now());
    if (found === null) throw notFound();
    return found;
  }
}
