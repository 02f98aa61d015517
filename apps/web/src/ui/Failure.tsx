import { ApiProblem, ApiUnreachable } from '../api/problem.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.ts';
import { Button } from './Button.tsx';
import css from './Failure.module.css';

/** The API's own words where it answered, ours where it did not. */
export function failureText(error: unknown, m: I18n['m']): string {
  if (error instanceof ApiProblem) return error.problem.detail;
  if (error instanceof ApiUnreachable) return m.shell.state[error.why];
  return m.shell.state.failed;
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { m } = useI18n();
  return (
    <div role="alert" className={css['failure']}>
      <p>
        <strong>{m.shell.state.failed}</strong>
        <br />
        {failureText(error, m)}
      </p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{m.shell.state.retry}</Button>}
    </div>
  );
}

/** One line below a button whose action failed. */
export function ActionFailure({ error }: { error: unknown }) {
  const { m } = useI18n();
  if (error === null || error === undefined) return null;
  return (
    <p role="alert" className={css['line']}>
      {failureText(error, m)}
    </p>
  );
}
