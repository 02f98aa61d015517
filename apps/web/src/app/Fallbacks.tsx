import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { useTitle } from './use-title.ts';
import css from './Fallbacks.module.css';

export function NotFound() {
  const { m } = useI18n();
  useTitle(m.shell.notFound.title);
  return (
    <div className={css['page']}>
      <h1>{m.shell.notFound.title}</h1>
      <p>{m.shell.notFound.text}</p>
      <Link to="/platforms">{m.shell.notFound.back}</Link>
    </div>
  );
}

/** A page's code or data failed: say so inside the shell. A removed chunk means a new release. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const { m } = useI18n();
  if (error instanceof TypeError && /import|module/i.test(error.message)) {
    return (
      <div className={css['page']}>
        <p>{m.shell.state.newVersion}</p>
        <Button look="accent" onClick={() => location.reload()}>
          {m.shell.state.reload}
        </Button>
      </div>
    );
  }
  return <Failure error={error} onRetry={reset} />;
}
