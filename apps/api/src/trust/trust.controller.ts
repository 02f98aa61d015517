import {
  CorrectionView,
  FormulaLog,
  PageQuery,
  TrustDataset,
  TrustQuery,
  TrustView,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import { effectOfSwitch, listMethods, listTakenBack, publishedScores, type Db } from '@kaopu/db';
import {
  floorsOf,
  METHOD_VERSION,
  normalisedWeights,
  PROFILE_WEIGHTS,
  profileText,
  type ProfileId,
} from '@kaopu/scoring';
import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DB, DISCLOSURE, type Disclosure } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { VERSION } from '../health/judge-health.ts';
import { correctionView } from './correction-view.ts';
import { csvOf } from './csv.ts';
import { datasetOf } from './dataset.ts';
import { formulaChanges, methodsInForce } from './formula-log.ts';

const ObservationKey = z.string().max(400);
/** Of those, what they changed is looked up: the newest ones. */
const MOST_EFFECTS = 2;

/** What anybody needs to check that the ranking has nothing in it that is not published. */
@ApiTags('trust')
@Controller('trust')
export class TrustController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(DISCLOSURE) private readonly disclosure: Disclosure,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Version, weights, hash of the inputs, and who has what interest' })
  @ApiOkResponse({ standardSchema: TrustView })
  async about(
    @Query({ schema: TrustQuery }) { profile }: z.infer<typeof TrustQuery>,
  ): Promise<TrustView> {
    const { snapshot } = await this.read(profile);
    const own = PROFILE_WEIGHTS[profile];
    return {
      profile,
      version: VERSION,
      method: METHOD_VERSION,
      profileHash: createHash('sha256').update(profileText(own)).digest('hex'),
      weights: normalisedWeights(own),
      floors: [...floorsOf(own)],
      inputs: snapshot,
      ...this.disclosure,
    };
  }

  @Get('dataset')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Every published score with what it was made from' })
  @ApiOkResponse({ standardSchema: TrustDataset })
  dataset(
    @Query({ schema: TrustQuery }) { profile }: z.infer<typeof TrustQuery>,
  ): Promise<TrustDataset> {
    return this.read(profile);
  }

  @Get('dataset.csv')
  @ApiOperation({ summary: 'Every published score as a table' })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: TrustQuery }) { profile }: z.infer<typeof TrustQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="kaopu-scores-${profile}.csv"`)
      .header('cache-control', 'no-store')
      .send(csvOf(await this.read(profile)));
  }

  @Get('formula')
  @ApiOperation({ summary: 'Every version of the method that was in force, and what it changed' })
  @ApiOkResponse({ standardSchema: FormulaLog })
  async formula(
    @Query({ schema: TrustQuery }) { profile }: z.infer<typeof TrustQuery>,
  ): Promise<FormulaLog> {
    const inForce = methodsInForce(await listMethods(this.db));
    const items = formulaChanges(inForce).map(async (change, i) => {
      const { id: method, since: at } = inForce[i] ?? { id: change.method, since: new Date(0) };
      // Of the first there is nothing before.
      const isAsked = i < MOST_EFFECTS && i < inForce.length - 1;
      const effect = isAsked ? await effectOfSwitch(this.db, { method, at, profile }) : null;
      return { ...change, isCurrent: i === 0, effect };
    });
    return { items: await Promise.all(items) };
  }

  @Get('corrections')
  @ApiOperation({ summary: 'What was taken back or replaced: who, when, why; nothing is deleted' })
  @ApiOkResponse({ standardSchema: pageOf(CorrectionView) })
  async corrections(
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
  ): Promise<Page<CorrectionView>> {
    const after = placeOf(query.cursor, ObservationKey);
    const page = await listTakenBack(this.db, { after, limit: query.limit });
    return { ...page, items: page.items.map(correctionView) };
  }

  private async read(profile: ProfileId): Promise<TrustDataset> {
    return datasetOf(profile, await publishedScores(this.db, profile));
  }
}
