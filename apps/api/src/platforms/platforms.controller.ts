import {
  ChangePlatform,
  Id,
  PlatformDetail,
  PlatformQuery,
  PlatformRow,
  ProfileQuery,
  RegisterPlatform,
  RobotsPolicy,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import {
  changePlatform,
  createPlatform,
  currentScores,
  deletePlatform,
  findPlatform,
  listPlatforms,
  maintenanceOf,
  platformHead,
  platformBySite,
  probesOf,
  publish,
  together,
  type Db,
} from '@kaopu/db';
import { hostKey, type AllowList } from '@kaopu/net/address';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ALLOW, DB } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { requireTargets } from '../core/targets.ts';
import { maintenanceView } from '../maintenance/view.ts';
import { planned } from '../schedules/probe-schedule.ts';
import { readProbe } from '../probes/probe-input.ts';
import { probeView } from '../probes/probe-view.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { headView, platformBase, platformRow } from './views.ts';

@ApiTags('platforms')
@Controller('platforms')
export class PlatformsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(ALLOW) private readonly allow: AllowList,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Registered platforms with score, interval, sparkline and open alerts' })
  @ApiOkResponse({ standardSchema: pageOf(PlatformRow) })
  async list(
    @Query({ schema: PlatformQuery }) query: z.infer<typeof PlatformQuery>,
  ): Promise<Page<PlatformRow>> {
    const page = await listPlatforms(this.db, {
      profile: query.profile,
      q: query.q ?? null,
      after: placeOf(query.cursor),
      limit: query.limit,
    });
    return { ...page, items: page.items.map(platformRow) };
  }

  @Post()
  @ApiOperation({ summary: 'Register a platform; each of its probes looks at once' })
  @ApiCreatedResponse({ standardSchema: PlatformDetail })
  async register(
    @Body({ schema: RegisterPlatform }) body: RegisterPlatform,
  ): Promise<PlatformDetail> {
    requireTargets(body.siteUrl, this.allow, '/siteUrl');
    const siteUrl = canonicalSite(body.siteUrl);
    const probes = body.probes.map((probe, i) =>
      readProbe(probe, siteUrl, this.allow, `/probes/${i}`),
    );
    const id = await createPlatform(this.db, {
      name: body.name,
      siteUrl,
      hostKey: hostKey(siteUrl),
      storefront: body.storefront ?? null,
      legalName: body.legalName ?? null,
      uscc: body.uscc ?? null,
      formerNames: body.formerNames ?? [],
      probes: await Promise.all(probes.map((probe) => planned(this.db, probe))),
    });
    if (id === null) {
      const platformId = (await platformBySite(this.db, siteUrl)) ?? '';
      throw new ApiProblem(409, 'platform-exists', { extra: { platformId } });
    }
    await publish(this.db, [{ type: 'platform', platformId: id }]);
    return this.detail(id, 'medium');
  }

  @Get(':id')
  @ApiOperation({ summary: 'One platform: its probes and its score under every profile' })
  @ApiOkResponse({ standardSchema: PlatformDetail })
  get(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ProfileQuery }) query: z.infer<typeof ProfileQuery>,
  ): Promise<PlatformDetail> {
    return this.detail(id, query.profile);
  }

  @Patch(':id')
  @ApiOperation({
    summary:
      'Change name, legal name or USCC, or say that the operator lets us look whatever robots.txt says',
  })
  @ApiOkResponse({ standardSchema: PlatformDetail })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangePlatform }) body: ChangePlatform,
  ): Promise<PlatformDetail> {
    if (!(await changePlatform(this.db, id, body))) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId: id }]);
    return this.detail(id, 'medium');
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop watching; observations and evidence are kept' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deletePlatform(this.db, id))) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId: id }]);
  }

  private async detail(id: string, profile: string): Promise<PlatformDetail> {
    const [record, head, scores, probes, maintenance] = await together(() =>
      Promise.all([
        findPlatform(this.db, id, profile),
        platformHead(this.db, id),
        currentScores(this.db, id),
        probesOf(this.db, id),
        maintenanceOf(this.db, id),
      ]),
    );
    const underWay = maintenance.find(({ state }) => state === 'active');
    if (!record) throw notFound();
    return {
      ...platformBase(record),
      legalName: record.legalName,
      uscc: record.uscc,
      robots: RobotsPolicy.parse(record.robots),
      formerNames: record.formerNames,
      createdAt: record.createdAt.toISOString(),
      maintenance: underWay === undefined ? null : maintenanceView(underWay),
      icp: head.icp,
      scores: scores.map((score) => headView(score, head.places)),
      probes: probes.map(probeView),
    };
  }
}

/** One spelling per site: no fragment, no default port, no trailing slash below the root. */
function canonicalSite(input: string): string {
  const url = new URL(input);
  url.hash = '';
  if (url.pathname !== '/') url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href;
}
