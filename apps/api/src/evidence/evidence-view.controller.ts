import { EvidenceViewQuery, Sha256 } from '@kaopu/contracts';
import { hexDump, pictureType, type Viewer } from '@kaopu/viewer';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FOR_A_WHILE, FOR_GOOD, guardedReply } from './guarded-reply.ts';
import { decoded, StoredEvidence, type Stored } from './stored-evidence.ts';
import { VIEWER, viewed } from './viewer-token.ts';

const HTML = 'text/html; charset=utf-8';

/** A document of ours about the bytes: sanitised, and in a sandbox all the same. */
@ApiTags('evidence')
@Controller('evidence')
export class EvidenceViewController {
  constructor(
    @Inject(StoredEvidence) private readonly stored: StoredEvidence,
    @Inject(VIEWER) private readonly viewer: Viewer,
  ) {}

  @Get(':sha256/view')
  @ApiOperation({ summary: 'The bytes made safe to look at: a sanitised page, text, or a picture' })
  @ApiOkResponse({
    content: {
      'text/html': { schema: { type: 'string' } },
      'image/*': { schema: { type: 'string', format: 'binary' } },
    },
  })
  async view(
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Query({ schema: EvidenceViewQuery }) query: EvidenceViewQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stored = await this.stored.require(sha256);
    const picture = pictureType(stored.mime, stored.bytes);
    if (picture !== null) {
      await guardedReply(reply, picture, true)
        .header('cache-control', FOR_GOOD)
        .send(Buffer.from(stored.bytes));
      return;
    }
    const html = await this.render(stored, query);
    await guardedReply(reply, HTML, true).header('cache-control', FOR_A_WHILE).send(html);
  }

  private render(stored: Stored, query: EvidenceViewQuery): Promise<string> {
    const { form, bytes } = stored;
    const text = form === 'binary' ? { text: hexDump(bytes), complete: true } : decoded(stored);
    return viewed(this.viewer.run('view', { decoded: text, form, query }));
  }
}
