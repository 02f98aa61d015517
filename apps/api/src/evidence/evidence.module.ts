import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openViewer, type Viewer } from '@kaopu/viewer';
import { EvidenceController } from './evidence.controller.ts';
import { EvidenceDiffController } from './evidence-diff.controller.ts';
import { PackBuilderController } from './pack/builder.controller.ts';
import { PackExportsController } from './pack/exports.controller.ts';
import { EvidenceViewController } from './evidence-view.controller.ts';
import { StoredEvidence } from './stored-evidence.ts';
import { COMPARER, VIEWER } from './viewer-token.ts';

/** Comparing takes longer than looking, and nobody who looks shall wait for it: a thread each. */
const VIEWING = { deadlineMs: 10_000, memoryMb: 256, waiting: 64 };
const COMPARING = { deadlineMs: 30_000, memoryMb: 256, waiting: 16 };

/** Stored bytes, and how people see them: downloaded, rendered, compared; never as pages of ours. */
@Module({
  controllers: [
    EvidenceController,
    EvidenceViewController,
    EvidenceDiffController,
    PackBuilderController,
    PackExportsController,
  ],
  providers: [
    StoredEvidence,
    { provide: VIEWER, useFactory: (): Viewer => openViewer(VIEWING) },
    { provide: COMPARER, useFactory: (): Viewer => openViewer(COMPARING) },
  ],
})
export class EvidenceModule implements OnApplicationShutdown {
  constructor(
    @Inject(VIEWER) private readonly viewer: Viewer,
    @Inject(COMPARER) private readonly comparer: Viewer,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.viewer.close(), this.comparer.close()]);
  }
}
