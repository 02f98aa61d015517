import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

/** Who pays: in the operator's own words, or that there are none. */
export function Interests({ interests }: { interests: string | null }) {
  const words = useWords(TRUST_WORDS).interests;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        {interests === null ? (
          <p data-fact="interests">{words.none}</p>
        ) : (
          <>
            <p>{words.by}</p>
            <blockquote className={css['stated']} data-fact="interests">
              {interests}
            </blockquote>
          </>
        )}
        <p>{words.noPayment}</p>
        <p className={css['buttons']}>
          <Link to="/method" search={{}} hash="inputs">
            {words.fields}
          </Link>
          <NewTabLink href="/api/openapi.json">{words.schema}</NewTabLink>
        </p>
      </div>
    </Card>
  );
}
