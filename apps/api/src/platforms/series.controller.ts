import { Id, KnownSeriesView, SeriesIndicator, SeriesQuery, SeriesView } from '@kaopu/contracts';
import { findPlatform, knownSeries, seriesDays, together, type Db } from '@kaopu/db';
import { dayOf, SERIES } from '@kaopu/probes';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { seriesPointsOf } from './series-view.ts';

const HOUR_MS = 3_600_000;
/** A week is told by the hour, more by the day. */
const MOST_HOURS = 168;
const MOST_SERIES = 500;
const Known = z.object({ items: z.array(KnownSeriesView) });

/** What looks saw over time, from roll-ups: never from single observations. */
@ApiTags('platforms')
@Controller('platforms/:id')
export class SeriesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('series')
  @ApiOperation({ summary: 'What there is to see over time: availability, page time, waits' })
  @ApiOkResponse({ standardSchema: Known })
  async known(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof Known>> {
    const [found] = await together(() =>
      Promise.all([knownSeries(this.db, id, MOST_SERIES), this.require(id)]),
    );
    const items = found.flatMap((series) => {
      const read = SeriesIndicator.safeParse(series.indicator);
      const unit = read.success ? SERIES[read.data]?.unit : undefined;
      return read.success && unit ? [{ ...series, indicator: read.data, unit }] : [];
    });
    return { items };
  }

  @Get('series/:indicator')
  @ApiOperation({
    summary:
      'One of them: count, least, mean, greatest and quantiles, by the hour up to a week, else by the day',
  })
  @ApiOkResponse({ standardSchema: SeriesView })
  async points(
    @Param('id', { schema: Id }) id: string,
    @Param('indicator', { schema: SeriesIndicator }) indicator: z.infer<typeof SeriesIndicator>,
    @Query({ schema: SeriesQuery }) { subject, hours }: z.infer<typeof SeriesQuery>,
  ): Promise<SeriesView> {
    const unit = SERIES[indicator]?.unit;
    if (unit === undefined) throw new ApiProblem(404, 'no-series');
    const step = hours <= MOST_HOURS ? 'hour' : 'day';
    const to = Date.now();
    const from = to - hours * HOUR_MS;
    const [days] = await Promise.all([
      seriesDays(this.db, {
        platformId: id,
        indicator,
        subject,
        from: dayOf(from),
        to: dayOf(to),
        by: step,
      }),
      this.require(id),
    ]);
    return { unit, step, points: seriesPointsOf(days, step, from) };
  }

  private async require(id: string): Promise<void> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
  }
}
