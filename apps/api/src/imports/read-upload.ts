import {
  readFileAside,
  TooHard,
  type FileReading,
  type ReadOptions,
} from '@kaopu/probes/penalties';
import { ApiProblem } from '../problems/problem.ts';

const READING = { deadlineMs: 60_000, memoryMb: 1_024 };

let isReading = false;

/** A file read in a thread of its own, one at a time; what it cannot be read for is said in words. */
export async function readUpload(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Extract<FileReading, { kind: 'read' }>> {
  if (isReading) throw new ApiProblem(503, 'busy');
  isReading = true;
  try {
    const reading = await readFileAside(bytes, options, READING);
    if (reading.kind === 'read') return reading;
    throw new ApiProblem(422, `import-${reading.code}`, { extra: { where: reading.detail } });
  } catch (error) {
    if (error instanceof TooHard) throw new ApiProblem(422, 'import-too-hard');
    throw error;
  } finally {
    isReading = false;
  }
}
