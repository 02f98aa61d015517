import type { RankingInputs } from '@kaopu/contracts';
import type { Weights } from '@kaopu/scoring';
import type { Reranked } from './rerank.ts';
import type { Asked } from './worker.ts';

export interface Reranker {
  /** Asks for the order by these weights; whatever was asked for meanwhile is left out. */
  weigh: (weights: Weights) => void;
  stop: () => void;
}

/**
 * Ranks in a thread of its own: thousands of platforms never hold up a slider. `onFault` is told when
 * the thread cannot run.
 */
export function startReranker(
  inputs: RankingInputs,
  base: Weights,
  onResult: (result: Reranked) => void,
  onFault: (fault: Error) => void,
): Reranker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const ask = (asked: Asked) => worker.postMessage(asked);
  let waiting: Weights | null = null;
  let busy = false;

  function next() {
    if (busy || waiting === null) return;
    busy = true;
    ask({ weights: waiting });
    waiting = null;
  }

  worker.onmessage = ({ data }: MessageEvent<Reranked>) => {
    busy = false;
    onResult(data);
    next();
  };
  worker.onerror = ({ message }) => onFault(new Error(`ranking stopped: ${message}`));
  ask({ inputs, base });
  return {
    weigh(weights) {
      waiting = weights;
      next();
    },
    stop: () => worker.terminate(),
  };
}
