import { useMutation } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import css from './Evidence.module.css';
import { rawUrl } from './queries.ts';
import { checkHash, type HashCheck } from './verify-hash.ts';
import { EVIDENCE_WORDS } from './words.ts';

function Outcome({ sha256, check }: { sha256: string; check: HashCheck }) {
  const words = useWords(EVIDENCE_WORDS).verify;
  if (check.own === null) {
    return (
      <p>
        {words.noCrypto} <code>sha256sum {sha256.slice(0, 16)}.*</code>
      </p>
    );
  }
  return (
    <>
      <p data-hash={check.matches ? 'match' : 'mismatch'}>
        {check.matches ? <Tag look="ok">✓</Tag> : <Severity mark="critical" />}{' '}
        {check.matches ? words.match : words.mismatch}
      </p>
      <p className={css['hint']}>
        <code>{words.own(check.own)}</code>
      </p>
    </>
  );
}

/** Lets the reader's own browser hash the original: he need not believe us. */
export function VerifyHash({ sha256 }: { sha256: string }) {
  const words = useWords(EVIDENCE_WORDS).verify;
  const check = useMutation({ mutationFn: () => checkHash(rawUrl(sha256), sha256) });
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.lead}</p>
        <div>
          <Button look="accent" disabled={check.isPending} onClick={() => check.mutate()}>
            {check.isPending ? words.running : words.run}
          </Button>
        </div>
        <ActionFailure error={check.error} />
        <div role="status">
          {check.isSuccess ? <Outcome sha256={sha256} check={check.data} /> : null}
        </div>
        <p className={css['hint']}>{words.limits}</p>
      </div>
    </Card>
  );
}
