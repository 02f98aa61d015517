import {
  ChangeQuery,
  ChangeView as ChangeSchema,
  Id,
  ScoreChangeView,
  type ChangeView,
} from '@kaopu/contracts';
import { findPlatform, scorePair, together, type Db } from '@kaopu/db';
import { explainScoreChange, reasonChanges } from '@kaopu/scoring';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { findProfile } from '../profiles/find-profile.ts';
import { standingView } from './views.ts';

const WEEK_MS = 7 * 86_400_000;
const CHANGES = 50;

/** What changed since an instant, in points that add up. */
@ApiTags('platforms')
@Controller('platforms/:id/change')
export class ChangeController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'What moved the score since an instant: points, reasons, changes' })
  @ApiOkResponse({ standardSchema: ScoreChangeView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ChangeQuery }) query: z.infer<typeof ChangeQuery>,
  ): Promise<ScoreChangeView> {
    const asked = query.since === undefined ? Date.now() - WEEK_MS : Date.parse(query.since);
    const since = new Date(Math.max(0, asked));
    const [platform, profile, pair] = await together(() =>
      Promise.all([
        findPlatform(this.db, id, 'medium'),
        findProfile(this.db, query.profile),
        scorePair(this.db, {
          platformId: id,
          profile: query.profile,
          since,
          changes: CHANGES,
        }),
      ]),
    );
    if (!platform) throw notFound();
    if (!profile || !pair) throw new ApiProblem(404, 'not-scored');
    const { before, after, isFirst, changes } = pair;
    return {
      isFirst,
      before: standingView(before),
      after: standingView(after),
      ...explainScoreChange(before, after, profile),
      reasons: reasonChanges(before, after),
      changes: changes.map((change): ChangeView => ChangeSchema.parse(change)),
    };
  }
}
