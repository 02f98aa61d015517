import { MOST_UPLOAD_BYTES, UploadView } from '@kaopu/contracts';
import { recordEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { ApiProblem } from '../problems/problem.ts';
import { sniff } from './sniff.ts';
import { withoutMetadata } from './without-metadata.ts';

/** Takes in the bytes that people hand in with their entries. */
@ApiTags('entries')
@Controller('uploads')
export class UploadsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Hand in a picture, a PDF or a text; an entry names it within a day' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: UploadView })
  async upload(@Body() body: unknown): Promise<UploadView> {
    if (!(body instanceof Uint8Array)) throw new ApiProblem(400, 'upload-needs-bytes');
    if (body.length > MOST_UPLOAD_BYTES) throw new ApiProblem(413, 'too-large');
    const mime = sniff(body);
    if (mime === null) throw new ApiProblem(422, 'upload-refused');
    const kept = withoutMetadata(body, mime);
    const sha256 = createHash('sha256').update(kept).digest('hex');
    const upload = { sha256, mime, size: kept.length };
    await recordEvidence(this.db, [upload]);
    await this.files.put(kept);
    return upload;
  }
}
