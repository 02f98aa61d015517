import type { EvidenceFault, EvidenceProblem } from '@kaopu/db';

const FAULTS: Record<EvidenceFault, { zh: string; en: string }> = {
  'link-missing': { zh: '链上缺了一环', en: 'a link of the chain is missing' },
  'link-altered': { zh: '链上的一环被改过', en: 'a link of the chain was altered' },
  'link-torn': { zh: '与前一环接不上', en: 'a link does not fit the one before' },
  'head-differs': { zh: '链的末端与记录不符', en: 'the chain does not end where it should' },
  'item-unlinked': {
    zh: '观测引用的证据不在链上',
    en: 'an observation’s evidence is not in the chain',
  },
  'link-unfounded': {
    zh: '链上的证据找不到对应的观测',
    en: 'a link’s observation does not name it',
  },
  'record-differs': { zh: '证据登记与链不符', en: 'the record of evidence differs from the chain' },
  'file-missing': { zh: '证据文件不见了', en: 'a file of evidence is missing' },
  'file-damaged': { zh: '证据文件与哈希不符', en: 'a file of evidence does not match its hash' },
  'file-stray': { zh: '证据目录里有未登记的文件', en: 'a file in the store was never recorded' },
};

/** One line on what is wrong, in both languages, with everything that names the place. */
export function problemLine({ fault, platformId, seq, sha256, key }: EvidenceProblem): string {
  const place = [
    platformId === null ? '' : `平台 platform ${platformId}`,
    seq === null ? '' : `第 link ${seq} 环`,
    key === null ? '' : `观测 observation ${key}`,
    sha256 === null ? '' : `sha256 ${sha256}`,
  ].filter((part) => part !== '');
  return `✗ ${FAULTS[fault].zh} ${FAULTS[fault].en}: ${place.join(' · ')}`;
}
