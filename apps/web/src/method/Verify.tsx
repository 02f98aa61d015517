import { METHOD, METHOD_VERSION, methodText, type ProfileId } from '@kaopu/scoring';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readAllPlatforms } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Verify.module.css';
import { VerifyResult } from './VerifyResult.tsx';
import { splitVersion, verifyMethod } from './verify.ts';
import { METHOD_WORDS } from './words.ts';

const FILE = `kaopu-method-${METHOD.semver}.json`;

export function Verify({ profile }: { profile: ProfileId }) {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS);
  const { semver, hash } = splitVersion(METHOD_VERSION);
  const check = useMutation({
    mutationFn: async (asked: ProfileId) => ({
      profile: asked,
      found: await verifyMethod(await readAllPlatforms(asked)),
      at: new Date().toISOString(),
    }),
  });
  return (
    <Card title={words.sections.verify}>
      <p>{words.verify.lead}</p>
      <dl className={css['version']}>
        <div>
          <dt>{words.verify.version}</dt>
          <dd>{semver}</dd>
        </div>
        <div>
          <dt>{words.verify.hash}</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </div>
      </dl>
      <div className={css['buttons']}>
        <Button look="accent" disabled={check.isPending} onClick={() => check.mutate(profile)}>
          {check.isPending ? words.verify.running : words.verify.run}
        </Button>
        <a
          className={buttonClass('plain')}
          download={FILE}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(methodText())}`}
        >
          {words.verify.download}
        </a>
        <Link to="/trust" search={{}} className={buttonClass('quiet')}>
          {m.shell.trust}
        </Link>
      </div>
      <ActionFailure error={check.error} />
      <div role="status">
        {check.isSuccess ? (
          <VerifyResult
            found={check.data.found}
            at={check.data.at}
            profile={m.shell.profileShort[check.data.profile]}
            file={FILE}
          />
        ) : null}
      </div>
    </Card>
  );
}
