import { Id, ProbeOutput, ProbeRuns, ProbeRunsQuery, SiteCap } from '@kaopu/contracts';
import {
  capHost,
  countProbes,
  findProbe,
  listProbeRuns,
  probeOutput,
  type Db,
  type ProbeRowRecord,
} from '@kaopu/db';
import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DB, LIMITS, type Limits } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, fieldProblem, notFound } from '../problems/problem.ts';
import { beginningOf } from './beginning.ts';
import { probeView } from './probe-view.ts';

/** More of what a look brought helps nobody, and freezes pages. */
const MOST_BYTES = 20 * 1024;

/** Is the machine watching? Every probe with what came of its looks. */
@ApiTags('probes')
@Controller('probe-runs')
export class ProbeRunsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All probes page by page: next and last look, last sixty looks, week' })
  @ApiOkResponse({ standardSchema: ProbeRuns })
  async list(
    @Query({ schema: ProbeRunsQuery }) query: z.infer<typeof ProbeRunsQuery>,
  ): Promise<ProbeRuns> {
    const [page, counts] = await Promise.all([
      listProbeRuns(this.db, {
        filter: query.state,
        q: query.q,
        after: placeOf(query.cursor),
        limit: query.limit,
      }),
      countProbes(this.db),
    ]);
    return ProbeRuns.parse({ ...page, items: page.items.map(rowOf), counts, limits: this.limits });
  }

  @Put(':id/cap')
  @ApiOperation({
    summary: 'Have the site of a probe looked at less often than any site, never more often',
  })
  @ApiOkResponse({ standardSchema: SiteCap })
  async cap(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SiteCap }) { gapSeconds }: SiteCap,
  ): Promise<SiteCap> {
    if (gapSeconds !== null && gapSeconds < this.limits.gapSeconds) {
      throw fieldProblem('/gapSeconds', 'too-often');
    }
    if ((await capHost(this.db, id, gapSeconds)) === null) throw notFound();
    return { gapSeconds };
  }

  @Get(':id/output')
  @ApiOperation({ summary: 'What the last look of a probe brought, cut off at 20 KB' })
  @ApiOkResponse({ standardSchema: ProbeOutput })
  async output(@Param('id', { schema: Id }) id: string): Promise<ProbeOutput> {
    const found = await probeOutput(this.db, id, MOST_BYTES);
    if (found === null) {
      throw (await findProbe(this.db, id)) === null ? notFound() : new ApiProblem(404, 'no-look');
    }
    const text = beginningOf(found.text, MOST_BYTES);
    return {
      ...found,
      at: found.at.toISOString(),
      text,
      truncated: Buffer.byteLength(text) < found.bytes,
    };
  }
}

function rowOf(record: ProbeRowRecord) {
  const { config: _, ...view } = probeView(record);
  const { platformName, site, gapSeconds, queued, runs, week } = record;
  return { ...view, platformName, site, cap: { gapSeconds }, queued, runs, week };
}
