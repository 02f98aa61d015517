import type { RankingInputs } from '@kaopu/contracts';
import type { Weights } from '@kaopu/scoring';
import { candidatesOf, placed, reranked, type Candidate, type Placed } from './rerank.ts';

/** First what to rank and what to compare with, then any number of other weights. */
export type Asked = { inputs: RankingInputs; base: Weights } | { weights: Weights };

let candidates: Candidate[] = [];
let before: Placed[] = [];

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  if ('inputs' in data) {
    candidates = candidatesOf(data.inputs);
    before = placed(candidates, data.base);
    return;
  }
  self.postMessage(reranked(before, placed(candidates, data.weights)));
};
