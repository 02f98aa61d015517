import { GroupActivityView, Id } from '@kaopu/contracts';
import { findPlatform, observedOfKinds, together, type Db } from '@kaopu/db';
import { groupLook } from '@kaopu/probes';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { groupActivity } from './group-activity.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
const MOST = 500;

/** What buyers logged of a platform's group chats. */
@ApiTags('platforms')
@Controller('platforms/:id/group-activity')
export class GroupsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({
    summary: 'Whether its people still speak in its groups, against their own habit',
  })
  @ApiOkResponse({ standardSchema: GroupActivityView })
  async groups(@Param('id', { schema: Id }) id: string): Promise<GroupActivityView> {
    const now = Date.now();
    const [logged, platform] = await together(() =>
      Promise.all([
        observedOfKinds(this.db, {
          platformId: id,
          kinds: ['group-chat'],
          since: new Date(now - DAYS * DAY_MS),
          limit: MOST,
        }),
        findPlatform(this.db, id, 'medium'),
      ]),
    );
    if (platform === null) throw notFound();
    const looks = logged.flatMap(({ key, kind, slotAt, seen }) => {
      const look = groupLook(kind, seen);
      return look === null ? [] : [{ ...look, key, at: slotAt.getTime() }];
    });
    return groupActivity(looks, now);
  }
}
