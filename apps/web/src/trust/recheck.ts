import type { TrustDataset } from '@kaopu/contracts';
import { inputsText, recomputed, type Published } from '@kaopu/scoring';

export interface Differing {
  id: string;
  name: string;
  published: Published;
  own: Published;
}

/** What came of making every score of an export again. */
export interface Recheck {
  profile: TrustDataset['profile'];
  /** Scores that could be made again, and how many of them are equal in every digit. */
  compared: number;
  equal: number;
  differing: Differing[];
  /** Made by another version of the method. */
  unlike: number;
  /** Of the inputs: as it is stated, and as it was reckoned here; null where that cannot be. */
  stated: string;
  hash: string | null;
}

const STEP = 250;

/** `onProgress` is told after every few hundred; `hash` is sha-256, or null where there is none. */
export async function recheck(
  exported: TrustDataset,
  onProgress: (done: number) => void,
  hash: (text: string) => Promise<string | null>,
): Promise<Recheck> {
  const differing: Differing[] = [];
  let equal = 0;
  let unlike = 0;
  for (const [i, platform] of exported.platforms.entries()) {
    const { verdict, own } = recomputed(exported, platform);
    const { id, name, published } = platform;
    if (verdict === 'equal') equal += 1;
    else if (verdict === 'unlike') unlike += 1;
    else differing.push({ id, name, published, own });
    if ((i + 1) % STEP === 0) onProgress(i + 1);
  }
  onProgress(exported.platforms.length);
  return {
    profile: exported.profile,
    compared: equal + differing.length,
    equal,
    differing,
    unlike,
    stated: exported.snapshot.sha256,
    hash: await hash(inputsText(exported)),
  };
}
