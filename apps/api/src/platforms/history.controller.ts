import {
  Explanation,
  Id,
  ObservationQuery,
  ObservationView,
  ProductView,
  ProfileQuery,
  Trend,
  TrendQuery,
  pageOf,
  type ChangeView,
  type Page,
} from '@kaopu/contracts';
import { ChangeView as ChangeSchema, ScoreStatus } from '@kaopu/contracts';
import {
  changesOf,
  currentScores,
  findPlatform,
  listObservations,
  productsOf,
  together,
  trend,
  type Db,
} from '@kaopu/db';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { explanationView, observationView, productView } from './views.ts';

const TREND_POINTS = 400;
const MARKS = 12;
const ObservationKey = z.string().min(1);
const HOUR_MS = 3_600_000;
const Products = z.object({ items: z.array(ProductView) });

/** Why a platform stands where it stands, and how it came there. */
@ApiTags('platforms')
@Controller('platforms/:id')
export class HistoryController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('explanation')
  @ApiOperation({ summary: 'Every point lost from 100, down to observations' })
  @ApiOkResponse({ standardSchema: Explanation })
  async explanation(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ProfileQuery }) query: z.infer<typeof ProfileQuery>,
  ): Promise<Explanation> {
    const [scores] = await together(() =>
      Promise.all([currentScores(this.db, id), this.require(id)]),
    );
    const score = scores.find(({ profile }) => profile === query.profile);
    if (!score) throw new ApiProblem(404, 'not-scored');
    return explanationView(score);
  }

  @Get('trend')
  @ApiOperation({ summary: 'Score with its interval over time, and the changes on the way' })
  @ApiOkResponse({ standardSchema: Trend })
  async trend(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: TrendQuery }) query: z.infer<typeof TrendQuery>,
  ): Promise<Trend> {
    const to = Date.now();
    const from = new Date(to - query.hours * HOUR_MS);
    const [points, changes] = await together(() =>
      Promise.all([
        trend(this.db, { platformId: id, ...query, buckets: TREND_POINTS }),
        changesOf(this.db, id, from, MARKS),
        this.require(id),
      ]),
    );
    return {
      from: from.toISOString(),
      to: new Date(to).toISOString(),
      points: points.map((point) => ({
        ...point,
        at: point.at.toISOString(),
        status: ScoreStatus.parse(point.status),
      })),
      marks: changes.map((change): ChangeView => ChangeSchema.parse(change)),
    };
  }

  @Get('products')
  @ApiOperation({ summary: 'Watched products: offer, price history, and what the market asks' })
  @ApiOkResponse({ standardSchema: Products })
  async products(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof Products>> {
    const [products] = await together(() =>
      Promise.all([productsOf(this.db, id), this.require(id)]),
    );
    return { items: products.map(productView) };
  }

  @Get('observations')
  @ApiOperation({ summary: 'What was seen, what could not be seen and why, newest first' })
  @ApiOkResponse({ standardSchema: pageOf(ObservationView) })
  async observations(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ObservationQuery }) query: z.infer<typeof ObservationQuery>,
  ): Promise<Page<ObservationView>> {
    const [page] = await together(() =>
      Promise.all([
        listObservations(this.db, {
          platformId: id,
          kind: query.kind ?? null,
          status: query.status ?? null,
          keys: query.keys ?? null,
          after: placeOf(query.cursor, ObservationKey),
          limit: query.keys?.length || query.limit,
        }),
        this.require(id),
      ]),
    );
    return { ...page, items: page.items.map(observationView) };
  }

  private async require(id: string): Promise<void> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
  }
}
