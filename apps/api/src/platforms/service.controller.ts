import { Id, ServiceView } from '@kaopu/contracts';
import { observedOfKinds, serviceClaim, together, type Db } from '@kaopu/db';
import { askedWait, ASKING_KINDS } from '@kaopu/probes';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { serviceHours } from './service-hours.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
const MOST = 2_000;

/** What was measured of customer service, beside what it promises. */
@ApiTags('platforms')
@Controller('platforms/:id/service')
export class ServiceController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({
    summary: 'Waits for a human by the hour of Beijing’s week, over 90 days, and what pages claim',
  })
  @ApiOkResponse({ standardSchema: ServiceView })
  async service(@Param('id', { schema: Id }) id: string): Promise<ServiceView> {
    const since = new Date(Date.now() - DAYS * DAY_MS);
    const [claim, asked] = await together(() =>
      Promise.all([
        serviceClaim(this.db, id),
        observedOfKinds(this.db, { platformId: id, kinds: ASKING_KINDS, since, limit: MOST }),
      ]),
    );
    if (claim === null) throw notFound();
    const waits = asked.flatMap(({ kind, slotAt, seen }) => {
      const wait = askedWait(kind, slotAt.getTime(), seen);
      return wait === null ? [] : [wait];
    });
    const { key, at, roundTheClock } = claim;
    return {
      since: since.toISOString(),
      claim:
        key === null || at === null
          ? null
          : { observation: key, at: at.toISOString(), roundTheClock: roundTheClock === true },
      ...serviceHours(waits),
    };
  }
}
