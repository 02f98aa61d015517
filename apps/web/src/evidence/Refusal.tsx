import { ApiProblem } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Failure, failureText } from '../ui/Failure.tsx';
import { Severity } from '../ui/Severity.tsx';
import css from './Evidence.module.css';

/** Damaged evidence is no passing failure: it is said in the strongest words, and not retried. */
export function Refusal({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { m } = useI18n();
  if (error instanceof ApiProblem && error.problem.code === 'evidence-damaged') {
    return (
      <p role="alert" className={css['damaged']}>
        <Severity mark="critical" /> {failureText(error, m)}
      </p>
    );
  }
  return <Failure error={error} onRetry={onRetry} />;
}
