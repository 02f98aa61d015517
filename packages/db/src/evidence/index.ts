export { FIRST_PREVIOUS, linkHash, linkText, type EvidenceLink } from './chain.ts';
export { dropOldDrafts, openEvidenceFolder } from './disk.ts';
export {
  EvidenceDamaged,
  EvidenceTooLarge,
  EvidenceUnreachable,
  MOST_EVIDENCE_BYTES,
  type EvidenceFiles,
} from './files.ts';
export { evidenceFolder, openEvidence, type EvidenceSettings } from './open.ts';
export { chainExists, evidenceHead, evidenceLinks, keptEvidence, prunedEvidence } from './links.ts';
export { claimPruning, finishPruning, pruneEvidence, type Pruned } from './prune.ts';
export { findEvidence, recordEvidence } from './records.ts';
export {
  verifyEvidence,
  type EvidenceFault,
  type EvidenceProblem,
  type EvidenceReport,
} from './verify.ts';
