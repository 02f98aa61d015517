import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { moneyText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import table from '../ui/table.module.css';
import type { Priced, Strip } from './strip.ts';
import { MARKET_WORDS } from './words.ts';

/** The same prices as numbers, one row a point; built only once somebody opens it. */
export function OfferTable({ strip, mine }: { strip: Strip; mine: string }) {
  const { m } = useI18n();
  const words = useWords(MARKET_WORDS);
  const [open, setOpen] = useState(false);
  const noteOf = ({ landed, isLeast, failedCards, platformId }: Priced) =>
    [
      platformId === mine ? words.here : '',
      strip.band !== null && landed < strip.band.edge ? words.inBand : '',
      failedCards ? words.failed : '',
      isLeast ? words.least : '',
    ].filter((note) => note !== '');
  return (
    <details className={table['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.shell.table}</summary>
      {open ? (
        <div className={table['scroll']} tabIndex={0} role="group" aria-label={words.title}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{words.platform}</th>
                <th scope="col">{words.listed}</th>
                <th scope="col">{words.landed}</th>
                <th scope="col">{words.note}</th>
              </tr>
            </thead>
            <tbody>
              {strip.priced.map((one) => (
                <tr key={one.platformId}>
                  <td>
                    <Link to="/platforms/$id" params={{ id: one.platformId }}>
                      {one.name}
                    </Link>
                  </td>
                  <td>{moneyText(one.listed)}</td>
                  <td>{moneyText(one.landed)}</td>
                  <td>{noteOf(one).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  );
}
