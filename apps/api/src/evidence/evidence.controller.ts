import { EvidenceInfo, EvidenceInfoQuery, Sha256 } from '@kaopu/contracts';
import {
  captureOf,
  earlierCaptures,
  firstCapture,
  together,
  type CaptureRecord,
  type Db,
  type EarlierCapture,
} from '@kaopu/db';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { fileName } from './file-name.ts';
import { FOR_GOOD, guardedReply } from './guarded-reply.ts';
import { StoredEvidence } from './stored-evidence.ts';

/** The stored bytes themselves, for download alone, and where they come from. */
@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(StoredEvidence) private readonly stored: StoredEvidence,
  ) {}

  @Get(':sha256')
  @ApiOperation({ summary: 'The bytes behind an observation, exactly as they came, as a download' })
  @ApiOkResponse({
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async get(
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stored = await this.stored.require(sha256);
    await guardedReply(reply, 'application/octet-stream', false)
      .header('content-disposition', `attachment; filename="${fileName(stored)}"`)
      .header('cache-control', FOR_GOOD)
      .send(Buffer.from(stored.bytes));
  }

  @Get(':sha256/info')
  @ApiOperation({ summary: 'What the bytes are, which look kept them, and the looks before it' })
  @ApiOkResponse({ standardSchema: EvidenceInfo })
  async info(
    @Param('sha256', { schema: Sha256 }) sha256: string,
    @Query({ schema: EvidenceInfoQuery }) query: z.infer<typeof EvidenceInfoQuery>,
  ): Promise<EvidenceInfo> {
    return together(() => this.about(sha256, query.of));
  }

  private async about(sha256: string, of: string | undefined): Promise<EvidenceInfo> {
    const [{ mime, size, form, storedAt }, capture] = await Promise.all([
      this.stored.require(sha256),
      this.capture(sha256, of),
    ]);
    return {
      sha256,
      mime,
      size,
      form,
      storedAt: storedAt.toISOString(),
      capture: capture && (await this.captureView(sha256, capture)),
    };
  }

  private async capture(sha256: string, key: string | undefined): Promise<CaptureRecord | null> {
    const asked = key === undefined ? null : await captureOf(this.db, sha256, key);
    return asked ?? firstCapture(this.db, sha256);
  }

  private async captureView(
    sha256: string,
    capture: CaptureRecord,
  ): Promise<EvidenceInfo['capture']> {
    const kept = capture.evidence.find((item) => item.sha256 === sha256);
    if (!kept) return null;
    const earlier =
      capture.probeId === null
        ? { previous: null, different: null }
        : await earlierCaptures(this.db, {
            probeId: capture.probeId,
            slotAt: capture.slotAt,
            sha256,
            url: kept.url,
            mime: kept.mime,
          });
    return {
      key: capture.key,
      platformId: capture.platformId,
      platformName: capture.platformName,
      kind: capture.kind,
      status: capture.status,
      reporter: capture.reporter,
      link: capture.link,
      url: kept.url,
      at: capture.slotAt.toISOString(),
      capturedAt: capture.finishedAt.toISOString(),
      others: capture.evidence.filter((item) => item.sha256 !== sha256),
      previous: earlierView(earlier.previous),
      different: earlierView(earlier.different),
    };
  }
}

function earlierView(earlier: EarlierCapture | null): { sha256: string; at: string } | null {
  return earlier && { sha256: earlier.sha256, at: earlier.slotAt.toISOString() };
}
