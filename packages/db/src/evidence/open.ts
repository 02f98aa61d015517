import { join } from 'node:path';
import { openEvidenceFolder } from './disk.ts';
import type { EvidenceFiles } from './files.ts';
import { openEvidenceBucket } from './s3.ts';

/** The environment variables that say where evidence lies. */
export interface EvidenceSettings {
  KAOPU_DATA_DIR: string;
  KAOPU_S3_URL?: string | undefined;
  KAOPU_S3_BUCKET?: string | undefined;
  KAOPU_S3_KEY?: string | undefined;
  KAOPU_S3_SECRET?: string | undefined;
  KAOPU_S3_REGION?: string | undefined;
}

export function evidenceFolder(dataDir: string): string {
  return join(dataDir, 'evidence');
}

/**
 * The bucket when one is configured, else a folder in the data directory. Throws an Error that
 * names what is missing when the bucket is configured by half.
 */
export function openEvidence(settings: EvidenceSettings): EvidenceFiles {
  const url = settings.KAOPU_S3_URL;
  if (!url) return openEvidenceFolder(evidenceFolder(settings.KAOPU_DATA_DIR));
  const needed = (name: 'KAOPU_S3_BUCKET' | 'KAOPU_S3_KEY' | 'KAOPU_S3_SECRET'): string => {
    const value = settings[name];
    if (!value) throw new Error(`KAOPU_S3_URL is set, ${name} is not`);
    return value;
  };
  return openEvidenceBucket({
    url,
    bucket: needed('KAOPU_S3_BUCKET'),
    key: needed('KAOPU_S3_KEY'),
    secret: needed('KAOPU_S3_SECRET'),
    region: settings.KAOPU_S3_REGION || 'us-east-1',
  });
}
