import type { RecordEvent } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { isEntry } from '../entries/is-entry.ts';
import { beijing } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { cx } from '../ui/classes.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import table from '../ui/table.module.css';
import { Tag } from '../ui/Tag.tsx';
import css from './Lanes.module.css';
import { useEventText } from './use-reading.ts';
import { RECORD_WORDS } from './words.ts';

/** The same, a row a mark. */
export function EventTable({
  id,
  events,
  open = false,
}: {
  id: string;
  events: readonly RecordEvent[];
  open?: boolean;
}) {
  const { m } = useI18n();
  const words = useWords(RECORD_WORDS);
  const textOf = useEventText();
  return (
    <details className={table['details']} open={open || undefined}>
      <summary>{m.shell.table}</summary>
      <div className={table['scroll']} tabIndex={0} role="group" aria-label={words.title}>
        {/* Roles are written out because the phone's layout takes them away from a table. */}
        <table role="table" className={cx(table['table'], css['events'])}>
          <thead role="rowgroup">
            <tr role="row">
              {[words.at, words.lane, words.what, words.source, words.matched, words.evidence].map(
                (name) => (
                  <th key={name} role="columnheader" scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {events.map((event) => (
              <tr key={event.id} role="row" data-match={event.match ?? 'none'}>
                <td role="cell" className={css['brief']}>
                  <time dateTime={event.at}>{beijing(new Date(event.at).getTime()).date}</time>
                </td>
                <td role="cell" className={css['brief']}>
                  {words.lanes[event.lane]}
                </td>
                <td role="cell" className={css['what']}>
                  {textOf(event)}
                </td>
                <td role="cell" className={css['brief']} data-label={words.source}>
                  {event.source ?? words.look}
                </td>
                <td role="cell" data-label={words.matched}>
                  <Match event={event} />
                </td>
                <td role="cell" data-label={words.evidence}>
                  <Rests id={id} evidence={event.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Match({ event: { match } }: { event: RecordEvent }) {
  const words = useWords(RECORD_WORDS);
  if (match === null) return '—';
  if (match !== 'namesake') return words.match[match];
  return (
    <>
      <Tag look="dashed">{words.match.namesake}</Tag> {words.zero}
    </>
  );
}

function Rests({ id, evidence }: { id: string; evidence: string | null }) {
  const words = useWords(RECORD_WORDS);
  if (evidence === null) return '—';
  if (isEntry(evidence)) {
    return (
      <Link to="/platforms/$id/evidence" params={{ id }} hash={evidence}>
        {words.open}
      </Link>
    );
  }
  return (
    <NewTabLink href={`/api/v1/platforms/${id}/observations?keys=${encodeURIComponent(evidence)}`}>
      {words.open}
    </NewTabLink>
  );
}
