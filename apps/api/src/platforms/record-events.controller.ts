import { Id, RecordEvents } from '@kaopu/contracts';
import {
  changesOf,
  findPlatform,
  namesakeRecords,
  observedOfKinds,
  standingEntries,
  together,
  type Db,
} from '@kaopu/db';
import { companyKeys, RECORDS_KIND } from '@kaopu/probes';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { changesSeen, entriesTold, namesakes, recordsSeen } from './record-events.ts';

/** Everything that is still kept. */
const EVER = new Date(0);
const MOST = 300;
const MOST_NAMESAKES = 50;
const YEAR_MS = 365 * 86_400_000;

/** What is on record about a platform's operator, by lanes. */
@ApiTags('platforms')
@Controller('platforms/:id/record-events')
export class RecordEventsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({
    summary: 'Penalties, lawsuits, authorizations, terms, prices and own records, with their match',
  })
  @ApiOkResponse({ standardSchema: RecordEvents })
  async events(@Param('id', { schema: Id }) id: string): Promise<RecordEvents> {
    const platform = await findPlatform(this.db, id, 'medium');
    if (platform === null) throw notFound();
    const { uscc } = platform;
    const now = Date.now();
    const span = { from: EVER, to: new Date(now + YEAR_MS) };
    const [observed, same, changes, entries] = await together(() =>
      Promise.all([
        observedOfKinds(this.db, {
          platformId: id,
          kinds: [RECORDS_KIND],
          since: EVER,
          limit: MOST,
        }),
        namesakeRecords(this.db, { uscc, names: companyKeys(platform) }, MOST_NAMESAKES),
        changesOf(this.db, id, EVER, MOST),
        standingEntries(this.db, id, span, MOST),
      ]),
    );
    const { events, sources } = recordsSeen(observed, uscc);
    const items = [...events, ...namesakes(same), ...changesSeen(changes), ...entriesTold(entries)];
    return { items: items.sort((a, b) => b.at.localeCompare(a.at)), sources };
  }
}
