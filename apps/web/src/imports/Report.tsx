import type { ImportReport } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './Imports.module.css';
import { IMPORT_WORDS, type ImportWords } from './words.ts';

function wordOf(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word;
}

function Count({ name, value, hint }: { name: string; value: number; hint?: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {countText(value)}
        {hint === undefined ? null : <div className={css['hint']}>{hint}</div>}
      </dd>
    </div>
  );
}

/** What is worth knowing before anything is taken in. */
function notesOf(report: ImportReport, words: ImportWords): string[] {
  const notes: Readonly<Record<string, (n: number) => string>> = words.note;
  const said = Object.entries(report.notes).flatMap(([note, n]) => notes[note]?.(n) ?? []);
  const hints = (['wan', 'yuan'] as const).flatMap((unit) => {
    const n = report.unitHint[unit];
    return n === 0 ? [] : [words.unitHint(words.units[unit], n)];
  });
  const amounts = report.amounts.map(({ header, unit }) =>
    unit === null ? words.amountsUnread(header) : words.amountColumn(header, words.units[unit]),
  );
  const { personalColumns, ignoredColumns } = report;
  return [
    ...said,
    ...amounts,
    ...(report.notes['unit-unknown'] === undefined ? [] : hints),
    ...(personalColumns.length > 0
      ? [words.personalColumns(personalColumns.join(words.comma))]
      : []),
    ...(ignoredColumns.length > 0 ? [words.ignoredColumns(ignoredColumns.join(words.comma))] : []),
  ];
}

/** The report of a file: counts, notes, rows that could not be read, platforms it is about. */
export function Report({ report }: { report: ImportReport }) {
  const words = useWords(IMPORT_WORDS);
  const { matched, persons, news } = report;
  const hidden = report.errorCount - report.errors.length;
  return (
    <div className={css['report']}>
      <p>
        {words.kinds[report.kind]} · {words.news(news.fresh, news.changed, news.unchanged)}
      </p>
      <dl className={css['counts']}>
        <Count name={words.rows} value={report.rows} />
        <Count name={words.records} value={report.records} />
        <Count
          name={words.matched}
          value={matched.uscc + matched.name}
          hint={`${words.byUscc(matched.uscc)} · ${words.byName(matched.name)}`}
        />
        <Count name={words.unmatched} value={matched.unmatched} hint={words.unmatchedHint} />
        <Count
          name={words.persons}
          value={persons.said + persons.presumed}
          hint={persons.presumed > 0 ? words.personsPresumed(persons.presumed) : undefined}
        />
        <Count name={words.duplicates} value={report.duplicates} />
        <Count name={words.withdrawn} value={report.withdrawn} />
        <Count name={words.errors} value={report.errorCount} />
      </dl>
      {matched.platforms.length === 0 ? null : (
        <div>
          <strong>{words.platforms}</strong>
          <ul>
            {matched.platforms.map(({ id, name, records }) => (
              <li key={id}>
                <Link to="/platforms/$id" params={{ id }}>
                  {name}
                </Link>{' '}
                · {words.platformCount(records)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className={css['notes']}>
        {notesOf(report, words).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {report.errors.map(({ row, error }) => (
          <li key={`${row}${error}`}>{words.errorLine(row, wordOf(words.error, error))}</li>
        ))}
        {hidden > 0 ? <li>{words.moreErrors(hidden)}</li> : null}
      </ul>
    </div>
  );
}
