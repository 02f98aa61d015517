import { Id, InsightsView } from '@kaopu/contracts';
import { findPlatform, insightsOf, together, type Db } from '@kaopu/db';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { insightsView } from './views.ts';

/** What was found out about a platform besides its scores. */
@ApiTags('platforms')
@Controller('platforms/:id/insights')
export class InsightsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Floors and checklists, each with its state and evidence' })
  @ApiOkResponse({ standardSchema: InsightsView })
  async insights(@Param('id', { schema: Id }) id: string): Promise<InsightsView> {
    const [found, platform] = await together(() =>
      Promise.all([insightsOf(this.db, id), findPlatform(this.db, id, 'medium')]),
    );
    if (!platform) throw notFound();
    if (!found) throw new ApiProblem(404, 'not-scored');
    return insightsView(found);
  }
}
