import { together } from '@kaopu/db';
import { EvidenceDiff, Sha256 } from '@kaopu/contracts';
import type { Viewer } from '@kaopu/viewer';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decoded, StoredEvidence, type Stored } from './stored-evidence.ts';
import { COMPARER, viewed } from './viewer-token.ts';

type Found = Pick<EvidenceDiff, 'content' | 'source' | 'picture' | 'refusal'>;

const NOTHING: Found = { content: null, source: null, picture: null, refusal: null };

/** What changed from one piece of evidence to another. */
@ApiTags('evidence')
@Controller('evidence')
export class EvidenceDiffController {
  constructor(
    @Inject(StoredEvidence) private readonly stored: StoredEvidence,
    @Inject(COMPARER) private readonly comparer: Viewer,
  ) {}

  @Get(':before/diff/:after')
  @ApiOperation({ summary: 'What changed between two pieces: in words, in source, in a picture' })
  @ApiOkResponse({ standardSchema: EvidenceDiff })
  async diff(
    @Param('before', { schema: Sha256 }) beforeHash: string,
    @Param('after', { schema: Sha256 }) afterHash: string,
  ): Promise<EvidenceDiff> {
    const [before, after] = await together(() =>
      Promise.all([this.stored.require(beforeHash), this.stored.require(afterHash)]),
    );
    return {
      before: sideView(before),
      after: sideView(after),
      same: before.sha256 === after.sha256,
      ...(await this.compare(before, after)),
    };
  }

  private async compare(before: Stored, after: Stored): Promise<Found> {
    if (before.form !== after.form) return { ...NOTHING, refusal: 'different-forms' };
    if (before.form === 'binary') return { ...NOTHING, refusal: 'binary' };
    if (before.form === 'picture') {
      const pair = { before: before.bytes, after: after.bytes };
      const picture = await viewed(this.comparer.run('pictures', pair));
      if (typeof picture === 'string') return { ...NOTHING, refusal: picture };
      return { ...NOTHING, picture };
    }
    const texts = { before: decoded(before), after: decoded(after), form: before.form };
    return { ...NOTHING, ...(await viewed(this.comparer.run('texts', texts))) };
  }
}

function sideView(stored: Stored): EvidenceDiff['before'] {
  const { sha256, mime, size, form, storedAt } = stored;
  return { sha256, mime, size, form, storedAt: storedAt.toISOString() };
}
