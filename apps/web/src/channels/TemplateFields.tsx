import type { ChannelKindView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSettled } from '../app/use-settled.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import { Field } from '../ui/Field.tsx';
import css from './Channels.module.css';
import { areBuiltIn, withPart, type Language, type TemplateParts } from './draft.ts';
import { previewQuery } from './queries.ts';
import { CHANNEL_WORDS, type ChannelWords } from './words.ts';

const PAUSE_MS = 400;

/** The engine's own words, with where it stumbled said first. */
function faultText(fault: string, words: ChannelWords): string {
  const [at, line, column] = /, line:(\d+), col:(\d+)/.exec(fault) ?? [];
  return at === undefined || line === undefined || column === undefined
    ? `${words.templateBad}${fault}`
    : `${words.templateAt(line, column)}${fault.replace(at, '')}`;
}

/** A channel's templates of a language, what is wrong with them, and what they would say. */
export function TemplateFields({
  language,
  parts,
  kind,
  onChange,
}: {
  language: Language;
  parts: TemplateParts;
  kind: ChannelKindView;
  onChange: (parts: TemplateParts) => void;
}) {
  const words = useWords(CHANNEL_WORDS);
  const preview = useQuery(previewQuery(language, useSettled(parts, PAUSE_MS)));
  const usual = kind.templates[language];
  const errorOf = (part: keyof TemplateParts) => {
    const fault = preview.data?.[part].fault ?? null;
    return fault === null ? null : faultText(fault, words);
  };
  return (
    <div className={css['form']}>
      <p className={css['quiet']}>{words.templatesHint}</p>
      {(['title', 'body'] as const).map((part) => (
        <Field
          key={part}
          label={part === 'title' ? words.templateTitle : words.templateBody}
          error={errorOf(part)}
        >
          {(ids) => (
            <textarea
              {...ids}
              className={`${control['input']} ${css['template']}`}
              rows={part === 'title' ? 2 : 4}
              maxLength={4_000}
              lang={language}
              spellCheck={false}
              value={parts[part] ?? usual[part]}
              onChange={(event) => onChange(withPart(parts, part, event.target.value, usual[part]))}
            />
          )}
        </Field>
      ))}
      <div>
        <Button disabled={areBuiltIn(parts)} onClick={() => onChange({})}>
          {words.templateReset}
        </Button>
      </div>
      <figure className={css['preview']}>
        <figcaption className={css['quiet']}>{words.preview}</figcaption>
        <p lang={language}>
          <strong>{preview.data?.title.text}</strong>
        </p>
        <p lang={language}>{preview.data?.body.text}</p>
      </figure>
      <ActionFailure error={preview.error} />
    </div>
  );
}
