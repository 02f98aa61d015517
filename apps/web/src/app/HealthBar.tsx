import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Severity } from '../ui/Severity.tsx';
import css from './HealthBar.module.css';

/**
 * Nothing while all is well; else a line above every page, because old numbers look like new ones. What is
 * wrong the API says in words; that it does not answer it cannot say itself.
 */
export function HealthBar() {
  const { m, lang } = useI18n();
  const { data, isError, isPending } = useQuery(healthQuery(lang));
  if (isPending || (data?.status === 'ok' && !isError)) return null;
  const words = isError
    ? [m.shell.unreachable]
    : data.words.map(({ zh, en }) => (lang === 'en' ? en : zh));
  return (
    <div className={css['bar']} role="status">
      <div className={css['inner']}>
        <Severity mark={isError || data.status === 'down' ? 'critical' : 'warning'} />
        {words.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
    </div>
  );
}
