import { AnyProfileId, ProfileQuery, RankingInputs, RankingView } from '@kaopu/contracts';
import { rankingOf, weighableScores, type Db, type RankingRecord } from '@kaopu/db';
import { rank, PROFILE_WEIGHTS } from '@kaopu/scoring';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { inputsView } from './inputs-view.ts';

/** Of nobody: what there is before the first scores are ranked. */
const EMPTY = rank([], PROFILE_WEIGHTS.medium, 0);

@ApiTags('ranking')
@Controller('ranking')
export class RankingController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Order, rank intervals, groups, and what the order is owed to' })
  @ApiOkResponse({ standardSchema: RankingView })
  async ranking(
    @Query({ schema: ProfileQuery }) query: z.infer<typeof ProfileQuery>,
  ): Promise<RankingView> {
    return view(query.profile, await rankingOf(this.db, query.profile));
  }

  @Get('inputs')
  @ApiOperation({ summary: 'What the order goes by beside the weights, to rank anew by others' })
  @ApiOkResponse({ standardSchema: RankingInputs })
  async inputs(
    @Query({ schema: ProfileQuery }) query: z.infer<typeof ProfileQuery>,
  ): Promise<RankingInputs> {
    return inputsView(query.profile, await weighableScores(this.db, query.profile));
  }
}

function view(profile: z.infer<typeof AnyProfileId>, record: RankingRecord | null): RankingView {
  return {
    profile,
    at: record?.at.toISOString() ?? null,
    method: record?.method ?? '',
    profileHash: record?.profileHash ?? '',
    ...(record?.result ?? EMPTY),
  };
}
