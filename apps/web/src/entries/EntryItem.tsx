import type { EntryKindView, EntryView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Entries.module.css';
import { entryIdOf } from './is-entry.ts';
import { fieldsOf } from './form-schema.ts';
import { SaidFields } from './SaidFields.tsx';
import { ENTRY_WORDS, inLang } from './words.ts';

/** One entry: what was said, by whom, how well it is borne out, and what can be done about it. */
export function EntryItem({
  platformId,
  entry,
  kind,
  onRetract,
}: {
  platformId: string;
  entry: EntryView;
  kind: EntryKindView | undefined;
  onRetract: () => void;
}) {
  const { lang } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const params = { id: platformId, kind: entry.kind };
  const about = entryIdOf(entry.key);
  const standing = entry.retracted === null;
  return (
    <li id={entry.key} className={css['entry']}>
      <p className={css['head']}>
        <strong className={standing ? undefined : css['gone']}>
          {inLang(entry.summary, lang)}
        </strong>
        {entry.open ? <Tag look="warning">{words.open}</Tag> : null}
        {kind?.isPrivate ? <Tag look="dashed">{words.private}</Tag> : null}
        {standing ? null : <Tag look="dashed">{words.replaced}</Tag>}
      </p>
      <p className={css['facts']}>
        <span>{kind === undefined ? entry.kind : inLang(kind.title, lang)}</span>
        <Clock at={entry.at} />
        {entry.reporter === '' ? null : <span>{words.by(entry.reporter)}</span>}
        {kind?.proof === null ? null : <span>{words.source[entry.source]}</span>}
        {entry.judged || kind?.isPrivate ? null : <span>{words.waiting}</span>}
        {entry.uploads.map(({ sha256 }, i) => (
          <Link key={sha256} to="/evidence/$sha256" params={{ sha256 }} search={{ of: entry.key }}>
            {words.files(String(i + 1))}
          </Link>
        ))}
      </p>
      {entry.countedBy === null ? null : <p className={css['note']}>{words.countedBy}</p>}
      {entry.retracted === null ? null : <p className={css['note']}>{entry.retracted.reason}</p>}
      <div className={css['foot']}>
        {kind === undefined ? null : (
          <details>
            <summary>{words.details}</summary>
            <SaidFields fields={fieldsOf(kind.fieldsSchema)} said={entry.fields} />
          </details>
        )}
        {standing ? (
          <span className={css['actions']}>
            <Link
              to="/platforms/$id/entries/new/{-$kind}"
              params={params}
              search={{ replaces: about }}
            >
              {entry.open ? words.update : words.correct}
            </Link>
            {kind?.followUp ? (
              <Link
                to="/platforms/$id/entries/new/{-$kind}"
                params={{ ...params, kind: kind.followUp }}
                search={{ follows: about }}
              >
                {words.followUp}
              </Link>
            ) : null}
            <Button look="quiet" onClick={onRetract}>
              {words.retract}
            </Button>
          </span>
        ) : null}
      </div>
    </li>
  );
}
