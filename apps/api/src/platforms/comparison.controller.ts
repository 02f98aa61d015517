import {
  ComparedIds,
  ComparisonQuery,
  ComparisonStrips,
  ComparisonView,
  type ComparisonColumn,
} from '@kaopu/contracts';
import {
  findPlatforms,
  insightsOfSeveral,
  nearestPlatforms,
  offersOf,
  placesOf,
  together,
  type Db,
} from '@kaopu/db';
import type { Score } from '@kaopu/scoring';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { recordEventsOf } from './operator-records.ts';
import { serviceOf } from './service.ts';
import { comparedProduct, insightsView, platformBase, scoreView } from './views.ts';

const NEAREST = 3;

/** Some platforms beside each other: in a statement or two, however many there are. */
@ApiTags('platforms')
@Controller('comparison')
export class ComparisonController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Up to four platforms beside each other, and the nearest others' })
  @ApiOkResponse({ standardSchema: ComparisonView })
  async comparison(
    @Query({ schema: ComparisonQuery }) { ids, profile }: z.infer<typeof ComparisonQuery>,
  ): Promise<ComparisonView> {
    const [records, places, insights, offers, nearest] = await together(() =>
      Promise.all([
        findPlatforms(this.db, ids, profile),
        placesOf(this.db, profile, ids),
        insightsOfSeveral(this.db, ids),
        offersOf(this.db, ids),
        nearestPlatforms(this.db, ids, profile, NEAREST),
      ]),
    );
    const platforms = ids.flatMap((id): ComparisonColumn[] => {
      const record = records.find((one) => one.id === id);
      if (record === undefined) return [];
      const { legalName, uscc } = record;
      const place = places.find((one) => one.id === id);
      const known = insights.find(({ platformId }) => platformId === id);
      return [
        {
          ...platformBase(record),
          legalName,
          uscc,
          place: place ?? null,
          insights: known === undefined ? null : insightsView(known),
          products: offers.filter(({ platformId }) => platformId === id).map(comparedProduct),
        },
      ];
    });
    return ComparisonView.parse({
      profile,
      platforms,
      missing: ids.filter((id) => !records.some((record) => record.id === id)),
      nearest: nearest.map(({ score, ...about }) => ({
        ...about,
        score: scoreView(score as Score),
      })),
    });
  }

  @Get('strips')
  @ApiOperation({ summary: 'When up to four platforms answer, and what is on record about each' })
  @ApiOkResponse({ standardSchema: ComparisonStrips })
  async strips(
    @Query({ schema: ComparedIds }) { ids }: z.infer<typeof ComparedIds>,
  ): Promise<ComparisonStrips> {
    const now = Date.now();
    const found = await together(() =>
      Promise.all(
        ids.map(async (id) => {
          const [service, records] = await Promise.all([
            serviceOf(this.db, id, now),
            recordEventsOf(this.db, id, now),
          ]);
          return service === null || records === null ? [] : [{ id, service, records }];
        }),
      ),
    );
    return { items: found.flat() };
  }
}
