import { fieldError } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { PLATFORM_WORDS } from '../platform/words.ts';
import { Card } from '../ui/Card.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FormerNames } from './FormerNames.tsx';
import css from './SaveForm.module.css';
import { REGISTER_WORDS } from './words.ts';

export interface Identity {
  name: string;
  legalName: string;
  formerNames: string;
  uscc: string;
}

/** What the platform is called, and whose it is. */
export function Details({
  value,
  error,
  onChange,
}: {
  value: Identity;
  error: unknown;
  onChange: (value: Identity) => void;
}) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const words = useWords(REGISTER_WORDS);
  return (
    <Card title={words.details}>
      <div className={css['fields']}>
        <TextField
          label={words.name}
          error={fieldError(error, '/name') ?? fieldError(error, '/siteUrl')}
          value={value.name}
          required
          maxLength={300}
          onChange={(name) => onChange({ ...value, name })}
        />
        <TextField
          label={words.legalName}
          optional={m.shell.optional}
          error={fieldError(error, '/legalName')}
          value={value.legalName}
          maxLength={300}
          onChange={(legalName) => onChange({ ...value, legalName })}
        />
        <FormerNames
          value={value.formerNames}
          error={error}
          onChange={(formerNames) => onChange({ ...value, formerNames })}
        />
        <TextField
          label={words.uscc}
          optional={m.shell.optional}
          hint={texts.usccHint}
          error={fieldError(error, '/uscc')}
          value={value.uscc}
          autoComplete="off"
          spellCheck={false}
          onChange={(uscc) => onChange({ ...value, uscc })}
        />
      </div>
    </Card>
  );
}
