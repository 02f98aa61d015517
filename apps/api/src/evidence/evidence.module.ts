import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openViewer, type Viewer } from '@kaopu/viewer';
import { EvidenceController } from './evidence.controller.ts';
import { EvidenceDiffController } from './evidence-diff.controller.ts';
import { EvidenceViewController } from './evidence-view.controller.ts';
import { StoredEvidence } from './stored-evidence.ts';
import { VIEWER } from './viewer-token.ts';

const VIEWER_LIMITS = { deadlineMs: 20_000, memoryMb: 256, waiting: 64 };

/** Stored bytes, and how people see them: downloaded, rendered, compared; never as pages of ours. */
@Module({
  controllers: [EvidenceController, EvidenceViewController, EvidenceDiffController],
  providers: [
    StoredEvidence,
    { provide: VIEWER, useFactory: (): Viewer => openViewer(VIEWER_LIMITS) },
  ],
})
export class EvidenceModule implements OnApplicationShutdown {
  constructor(@Inject(VIEWER) private readonly viewer: Viewer) {}

  onApplicationShutdown(): Promise<void> {
    return this.viewer.close();
  }
}
