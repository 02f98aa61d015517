import {
  AskForWork,
  HandInEvidence,
  HandInLook,
  Id,
  VANTAGE_EVIDENCE,
  VantageWork,
  WorkForVantage,
} from '@kaopu/contracts';
import {
  answerVantageLook,
  noteVantageEvidence,
  recordEvidence,
  seeVantage,
  takeVantageWork,
  vantageEvidence,
  type Db,
  type EvidenceFiles,
} from '@kaopu/db';
import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { ApiProblem } from '../problems/problem.ts';
import { vantageOf } from './admit.ts';
import { Bell } from './bell.ts';

/** What vantages call, each with its token. */
@ApiTags('vantages')
@ApiBearerAuth()
@Controller('vantage')
export class VantageWorkController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
    @Inject(Bell) private readonly bell: Bell,
  ) {}

  @Post('work')
  @HttpCode(200)
  @ApiOperation({ summary: 'Looks to do; waits for them for a while when there are none' })
  @ApiOkResponse({ standardSchema: WorkForVantage })
  async work(
    @Req() request: FastifyRequest,
    @Body({ schema: AskForWork }) body: AskForWork,
  ): Promise<WorkForVantage> {
    const vantage = vantageOf(request);
    if (vantage.name !== body.name) throw new ApiProblem(403, 'vantage-name');
    const until = performance.now() + body.waitSeconds * 1_000;
    do {
      // What is taken by somebody who has hung up would be lost.
      if (request.raw.socket.destroyed) break;
      if (!(await seeVantage(this.db, vantage.id))) throw new ApiProblem(401, 'vantage-token');
      const taken = await takeVantageWork(this.db, vantage.id, body.most);
      if (taken.length > 0) {
        const looks = taken.map(({ work, now, ...rest }) => ({
          ...VantageWork.parse(work),
          ...rest,
          now: now.toISOString(),
        }));
        return { looks };
      }
    } while (await this.bell.wait(vantage.id, until));
    return { looks: [] };
  }

  @Post('looks/:id/evidence')
  @HttpCode(204)
  @ApiOperation({ summary: 'Hand in one piece of evidence of a look that is still waited for' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  async evidence(
    @Req() request: FastifyRequest,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: HandInEvidence }) { take, sha256, mime }: HandInEvidence,
    @Body() body: unknown,
  ): Promise<void> {
    if (!(body instanceof Uint8Array)) throw new ApiProblem(400, 'upload-needs-bytes');
    if (body.length > VANTAGE_EVIDENCE.item) throw new ApiProblem(413, 'too-large');
    if (createHash('sha256').update(body).digest('hex') !== sha256) {
      throw new ApiProblem(422, 'evidence-hash');
    }
    const look = { id, take, vantageId: vantageOf(request).id };
    const piece = { sha256, size: body.length };
    if (!(await noteVantageEvidence(this.db, look, piece, VANTAGE_EVIDENCE))) {
      throw new ApiProblem(409, 'vantage-look-over');
    }
    await recordEvidence(this.db, [{ ...piece, mime }]);
    await this.files.put(body);
  }

  @Post('looks/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Hand in what was seen; refused when nobody waits for it any more' })
  @ApiNoContentResponse()
  async look(
    @Req() request: FastifyRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: HandInLook }) { take, ...answer }: HandInLook,
  ): Promise<void> {
    const look = { id, take, vantageId: vantageOf(request).id };
    const kept = await vantageEvidence(this.db, look);
    if (kept === null) throw new ApiProblem(409, 'vantage-look-over');
    const sizes = new Map(kept.map(({ sha256, size }) => [sha256, size]));
    const evidence = answer.evidence.map((piece) => {
      const size = sizes.get(piece.sha256);
      if (size === undefined) throw new ApiProblem(422, 'evidence-missing');
      return { ...piece, size };
    });
    if (!(await answerVantageLook(this.db, look, { ...answer, evidence }))) {
      throw new ApiProblem(409, 'vantage-look-over');
    }
  }
}
