import { Sha256 } from '@kaopu/contracts';
import { EvidenceDamaged, findEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';

/** Stored pages are hostile: they are only ever shown as text, in a sandbox, never as live HTML. */
@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  @Get(':sha256')
  @ApiOperation({ summary: 'The bytes behind an observation, as plain text or image' })
  @ApiOkResponse({
    content: {
      'text/plain': { schema: { type: 'string' } },
      'image/*': { schema: { type: 'string', format: 'binary' } },
    },
  })
  async get(
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await findEvidence(this.db, sha256);
    const bytes = known && (await this.read(sha256));
    if (!known || !bytes) throw notFound();
    await reply
      .header('content-type', harmlessType(known.mime))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('content-disposition', `inline; filename="${sha256.slice(0, 16)}.txt"`)
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(Buffer.from(bytes));
  }

  private async read(sha256: string): Promise<Uint8Array | null> {
    try {
      return await this.files.get(sha256);
    } catch (error) {
      if (error instanceof EvidenceDamaged) throw new ApiProblem(409, 'evidence-damaged');
      throw error;
    }
  }
}

function harmlessType(mime: string): string {
  if (/^image\/(png|jpeg|webp)$/.test(mime)) return mime;
  const charset = /charset=["']?([\w-]{1,20})/i.exec(mime)?.[1] ?? 'utf-8';
  return `text/plain; charset=${charset}`;
}
