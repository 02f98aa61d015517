import { EvidencePackRequest, Id } from '@kaopu/contracts';
import { findPlatform, type Db, type EvidenceFiles } from '@kaopu/db';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DB, EVIDENCE } from '../../core/core.module.ts';
import { notFound } from '../../problems/problem.ts';
import { makeManifest } from './manifest.ts';
import { packStream } from './pack.ts';
import { selectContent } from './select.ts';

/** Evidence to hand to somebody else, who need not believe us: he can check every byte. */
@ApiTags('evidence')
@Controller('platforms/:id/evidence-packs')
export class EvidencePacksController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'A zip with original bytes, index, hashes and the chain that proves them',
  })
  @ApiOkResponse({
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  async make(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EvidencePackRequest }) request: EvidencePackRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const platform = await findPlatform(this.db, id, 'medium');
    if (platform === null) throw notFound();
    const content = await selectContent(this.db, this.files, id, request);
    const now = new Date();
    const { name, siteUrl, legalName, uscc } = platform;
    const manifest = makeManifest({ id, name, siteUrl, legalName, uscc }, request, content, now);
    const folder = `kaopu-evidence-${id.slice(0, 8)}-${stamp(now)}`;
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${folder}.zip"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(packStream(folder, manifest, content, this.files));
  }
}

function stamp(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
