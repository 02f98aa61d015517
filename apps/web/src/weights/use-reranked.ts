import type { RankingInputs } from '@kaopu/contracts';
import type { Weights } from '@kaopu/scoring';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { Reranked } from './rerank.ts';
import { startReranker, type Reranker } from './reranker.ts';

/**
 * The order by `weights` beside that by `base`, as soon as it is known; meanwhile the one before.
 * Throws where it cannot be known at all.
 */
export function useReranked(
  inputs: RankingInputs | undefined,
  base: Weights,
  weights: Weights,
): Reranked | null {
  const [result, setResult] = useState<Reranked | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const reranker = useRef<Reranker | null>(null);

  useEffect(() => {
    if (inputs === undefined) return;
    const show = (found: Reranked) => startTransition(() => setResult(found));
    const own = startReranker(inputs, base, show, setFault);
    reranker.current = own;
    return () => own.stop();
  }, [inputs, base]);

  useEffect(() => reranker.current?.weigh(weights), [inputs, base, weights]);

  if (fault !== null) throw fault;
  return result;
}
