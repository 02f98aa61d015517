import { Id } from '@kaopu/contracts';
import {
  askForPrint,
  findPack,
  findPlatform,
  packPdf,
  type Db,
  type EvidenceFiles,
  type PackRecord,
  type PlatformRecord,
} from '@kaopu/db';
import type { Viewer } from '@kaopu/viewer';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DB, EVIDENCE } from '../../core/core.module.ts';
import { ApiProblem, notFound } from '../../problems/problem.ts';
import { guardedReply } from '../guarded-reply.ts';
import { VIEWER } from '../viewer-token.ts';
import { assemble } from './assemble.ts';
import { chosenContent } from './chosen.ts';
import { makeManifest } from './manifest.ts';
import { packStream } from './pack.ts';
import { paperOf, requireWhole } from './paper.ts';
import { languageOf } from './view.ts';

/** A pack for somebody else: as files he can check, and on paper. Never of evidence that is not whole. */
@ApiTags('evidence')
@Controller('evidence-packs/:id')
export class PackExportsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
    @Inject(VIEWER) private readonly viewer: Viewer,
  ) {}

  @Get('zip')
  @ApiOperation({ summary: 'The pack with its files, hashes and the chain that proves them' })
  @ApiOkResponse({
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  async zip(@Param('id', { schema: Id }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { pack, platform } = await this.require(id);
    const content = await chosenContent(this.db, this.files, pack);
    const now = new Date();
    const { name, siteUrl, legalName, uscc } = platform;
    const about = { id: platform.id, name, siteUrl, legalName, uscc };
    const manifest = makeManifest(about, { note: pack.note }, content, now, pack.title);
    const folder = `kaopu-pack-${id.slice(0, 8)}-${pack.revision}`;
    await guardedReply(reply, 'application/zip', false)
      .header('content-disposition', `attachment; filename="${folder}.zip"`)
      .header('cache-control', 'no-store')
      .send(packStream(folder, manifest, content, this.files));
  }

  @Post('pdf')
  @HttpCode(202)
  @ApiOperation({ summary: 'Have the pack printed as it is now; an event says when it is' })
  @ApiAcceptedResponse({ description: 'A worker with a browser prints it' })
  async print(@Param('id', { schema: Id }) id: string): Promise<void> {
    const { pack, platform } = await this.require(id);
    const assembled = await assemble(this.db, this.files, this.viewer, pack);
    const paper = paperOf(pack, languageOf(pack), platform, assembled, new Date());
    if (!(await askForPrint(this.db, id, pack.revision, paper))) {
      throw new ApiProblem(409, 'pack-changed');
    }
  }

  @Get('pdf')
  @ApiOperation({ summary: 'The pack on paper, as it was when that was asked for' })
  @ApiOkResponse({
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  async pdf(@Param('id', { schema: Id }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { pack } = await this.require(id);
    requireWhole(await assemble(this.db, this.files, this.viewer, pack));
    const pdf = await packPdf(this.db, id);
    if (pdf === null) throw new ApiProblem(409, 'pack-not-printed');
    await guardedReply(reply, 'application/pdf', false)
      .header(
        'content-disposition',
        `attachment; filename="kaopu-pack-${id.slice(0, 8)}-${pack.revision}.pdf"`,
      )
      .header('cache-control', 'private, no-cache')
      .send(pdf);
  }

  private async require(id: string): Promise<{ pack: PackRecord; platform: PlatformRecord }> {
    const pack = await findPack(this.db, id);
    const platform = pack && (await findPlatform(this.db, pack.platformId, 'medium'));
    if (pack === null || platform === null) throw notFound();
    return { pack, platform };
  }
}
