import {
  MarketMedians,
  PlatformIndex,
  PlatformIndexMore,
  PlatformRowMore,
  PlatformRowsQuery,
  ProfileQuery,
} from '@kaopu/contracts';
import {
  dimensionMedians,
  indexedPlatforms,
  indexedScores,
  platformsByKey,
  platformsToSort,
  rankingsOf,
  together,
  type Db,
} from '@kaopu/db';
import { PROFILES } from '@kaopu/scoring';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { indexView } from './index-view.ts';
import { moreView, rowView } from './rows-view.ts';

const Rows = z.object({ items: z.array(PlatformRowMore) });

/** What the list of all platforms is drawn from. */
@ApiTags('platforms')
@Controller('platforms')
export class IndexController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('index')
  @ApiOperation({
    summary: 'Every platform, column by column, with its place for each kind of buyer',
  })
  @ApiOkResponse({ standardSchema: PlatformIndex })
  async index(): Promise<PlatformIndex> {
    const [[records, rankings], scores] = await Promise.all([
      together(() => Promise.all([indexedPlatforms(this.db), rankingsOf(this.db, PROFILES)])),
      indexedScores(this.db, PROFILES),
    ]);
    return indexView(
      records,
      scores,
      new Map(rankings.map(({ profile, result }) => [profile, result])),
    );
  }

  @Get('index/more')
  @ApiOperation({ summary: 'What some searches and sorts need beside the index' })
  @ApiOkResponse({ standardSchema: PlatformIndexMore })
  async more(
    @Query({ schema: ProfileQuery }) { profile }: z.infer<typeof ProfileQuery>,
  ): Promise<PlatformIndexMore> {
    return moreView(await platformsToSort(this.db, profile));
  }

  @Get('medians')
  @ApiOperation({
    summary: 'By dimension, the median of all platforms about which enough is known',
  })
  @ApiOkResponse({ standardSchema: MarketMedians })
  async medians(): Promise<MarketMedians> {
    return MarketMedians.parse({ items: await dimensionMedians(this.db) });
  }

  @Get('rows')
  @ApiOperation({ summary: 'What a list shows of some platforms beside the index' })
  @ApiOkResponse({ standardSchema: Rows })
  async rows(
    @Query({ schema: PlatformRowsQuery }) { keys, profile }: z.infer<typeof PlatformRowsQuery>,
  ): Promise<z.infer<typeof Rows>> {
    return { items: (await platformsByKey(this.db, keys, profile)).map(rowView) };
  }
}
