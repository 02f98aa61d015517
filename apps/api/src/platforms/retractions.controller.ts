import { Id, ObservationView, RetractObservation } from '@kaopu/contracts';
import {
  findPlatform,
  listObservations,
  retractObservation,
  type Db,
  type RetractionRefusal,
} from '@kaopu/db';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/texts.ts';
import { observationView } from './views.ts';

const REFUSALS: Record<RetractionRefusal, [number, ProblemCode]> = {
  unknown: [422, 'observation-unknown'],
  'is-retraction': [409, 'retraction-final'],
  retracted: [409, 'already-retracted'],
};

@ApiTags('platforms')
@Controller('platforms/:id/retractions')
export class RetractionsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Post()
  @ApiOperation({ summary: 'Take an observation back: it counts no more, and stays on record' })
  @ApiCreatedResponse({ standardSchema: ObservationView })
  async retract(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RetractObservation }) body: RetractObservation,
  ): Promise<ObservationView> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
    const key = `entry/${randomUUID()}`;
    const refused = await retractObservation(this.db, {
      key,
      platformId: id,
      target: body.key,
      reason: body.reason,
      by: body.by,
    });
    if (refused !== null) throw new ApiProblem(...REFUSALS[refused]);
    const page = await listObservations(this.db, {
      platformId: id,
      kind: null,
      status: null,
      keys: [key],
      after: null,
      limit: 1,
    });
    const [made] = page.items;
    if (!made) throw notFound();
    return observationView(made);
  }
}
