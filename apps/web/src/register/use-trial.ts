import type { StartTrial, TrialView } from '@kaopu/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { trialOutcome, type TrialOutcome } from '../api/detection.ts';
import { trialQuery } from '../api/queries.ts';

/** One look at a time: start it, follow it until it is done, read its typed outcome. */
export function useTrial<Seen>(isSeen: (seen: unknown) => seen is Seen) {
  const [trialId, setTrialId] = useState<string | null>(null);
  const started = useMutation({
    mutationFn: (body: StartTrial) => send<TrialView>('POST', '/trials', body),
    onMutate: () => setTrialId(null),
    onSuccess: (trial) => setTrialId(trial.id),
  });
  const trial = useQuery({ ...trialQuery(trialId ?? ''), enabled: trialId !== null });
  const state = trial.data?.state;
  const over = state === 'done' || state === 'failed';
  const outcome: TrialOutcome<Seen> | null = over ? trialOutcome(trial.data?.result, isSeen) : null;
  return {
    start: started.mutate,
    error: started.error ?? trial.error,
    pending: started.isPending || (trialId !== null && !over && !trial.isError),
    queued: state === undefined || state === 'queued',
    outcome,
    /** Over, but without a result we can use. */
    failed: over && outcome === null,
  };
}
