import { DismissHit, Id, WordingView } from '@kaopu/contracts';
import {
  correctHits,
  dismissHit,
  findPlatform,
  listDismissals,
  newestSeen,
  publish,
  restoreHit,
  type Db,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { dismissIn, PROBES_WITH_HITS } from '@kaopu/probes';
import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB, TRANSPORT } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { wordingView } from './wording-view.ts';

const KIND = 'compliance-wording';
const HitId = z.string().min(1).max(100);

@ApiTags('platforms')
@Controller('platforms/:id/wording')
export class WordingController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Wording met on the newest look, and what people dismissed of it' })
  @ApiOkResponse({ standardSchema: WordingView })
  async get(@Param('id', { schema: Id }) id: string): Promise<WordingView> {
    await this.requirePlatform(id);
    return this.view(id);
  }

  @Post('dismissals')
  @ApiOperation({ summary: 'Dismiss a hit with a reason: it counts no more, and stays to be seen' })
  @ApiCreatedResponse({ standardSchema: WordingView })
  async dismiss(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DismissHit }) body: DismissHit,
  ): Promise<WordingView> {
    await this.requirePlatform(id);
    const known = await this.view(id);
    const quote = [...known.hits, ...known.gone].find((hit) => hit.id === body.hit)?.quote;
    if (quote === undefined) throw new ApiProblem(422, 'hit-unknown');
    await dismissHit(this.db, { platformId: id, hit: body.hit, reason: body.reason, quote });
    return this.corrected(id);
  }

  @Delete('dismissals/:hit')
  @ApiOperation({ summary: 'Take a dismissal back: the hit counts again' })
  @ApiOkResponse({ standardSchema: WordingView })
  async restore(
    @Param('id', { schema: Id }) id: string,
    @Param('hit', { schema: HitId }) hit: string,
  ): Promise<WordingView> {
    await this.requirePlatform(id);
    if (!(await restoreHit(this.db, id, hit))) throw notFound();
    return this.corrected(id);
  }

  private async requirePlatform(id: string): Promise<void> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
  }

  private async view(id: string): Promise<WordingView> {
    const look = await newestSeen(this.db, id, KIND);
    return wordingView(look, await listDismissals(this.db, id));
  }

  /** Past looks too: the score moves with the next judge run. */
  private async corrected(platformId: string): Promise<WordingView> {
    await correctHits(this.db, platformId, PROBES_WITH_HITS, dismissIn);
    await this.transport.send('judge', [{ payload: { platformIds: [platformId] } }]);
    await publish(this.db, [{ type: 'platform', platformId }]);
    return this.view(platformId);
  }
}
