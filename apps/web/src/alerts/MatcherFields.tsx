import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from '../schedule/Schedule.module.css';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import {
  ALERT_DIMENSIONS,
  blank,
  LABELS,
  opsOf,
  SEVERITIES,
  withOp,
  type Matcher,
} from './matcher.ts';
import { PlatformField } from './PlatformField.tsx';
import { ALERT_SETUP_WORDS } from './setup-words.ts';

const MOST = 20;

interface Props {
  value: readonly Matcher[];
  errorAt: (path: string) => string | null;
  onChange: (matchers: Matcher[]) => void;
}

/** Which alerts are meant: all conditions have to fit. */
export function MatcherFields({ value, errorAt, onChange }: Props) {
  const words = useWords(ALERT_SETUP_WORDS).matchers;
  const put = (at: number, matcher: Matcher) =>
    onChange(value.map((own, i) => (i === at ? matcher : own)));
  return (
    <fieldset className={css['fields']} aria-label={words.title}>
      <p className={css['hint']}>
        <strong>{words.title}</strong> {value.length === 0 ? words.every : words.all}
      </p>
      {value.map((matcher, at) => (
        <div key={at} className={css['row']}>
          <SelectField
            label={words.label}
            value={matcher.label}
            options={LABELS.map((id) => ({ id, text: words.labels[id] }))}
            onChange={(label) => put(at, blank(label))}
          />
          <SelectField
            label={words.op}
            value={matcher.op}
            options={opsOf(matcher.label).map((id) => ({ id, text: words.ops[id] }))}
            onChange={(op) => put(at, withOp(matcher, op))}
          />
          <Value
            matcher={matcher}
            error={errorAt(`/matchers/${at}/value`)}
            onChange={(text) => put(at, { ...matcher, value: text })}
          />
          <Button look="quiet" onClick={() => onChange(value.filter((_, i) => i !== at))}>
            {words.remove(countText(at + 1))}
          </Button>
        </div>
      ))}
      {value.length >= MOST ? null : (
        <div>
          <Button onClick={() => onChange([...value, blank('tag')])}>{words.add}</Button>
        </div>
      )}
    </fieldset>
  );
}

function Value({
  matcher: { label, op, value },
  error,
  onChange,
}: {
  matcher: Matcher;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { m } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS);
  const about = { label: words.matchers.value, error, value, onChange };
  if (op !== 'glob' && label === 'platform') return <PlatformField {...about} />;
  if (op !== 'glob' && label === 'dimension') {
    const options = ALERT_DIMENSIONS.map((id) => ({ id, text: m.words.dimension[id] }));
    return <SelectField<string> {...about} options={options} />;
  }
  if (op !== 'glob' && label === 'severity') {
    const options = SEVERITIES.map((id) => ({ id, text: m.words.severity[id] }));
    return <SelectField<string> {...about} options={options} />;
  }
  const hint = label === 'tag' ? words.tagHint : undefined;
  return <TextField {...about} hint={hint} required maxLength={100} autoComplete="off" />;
}
