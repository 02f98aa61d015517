import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import css from './Tray.module.css';

/** Those ticked in the list, on their way to be compared. */
export function Tray({
  ids,
  refused,
  onClear,
}: {
  ids: readonly string[];
  /** Name of one that was too many. */
  refused: string;
  onClear: () => void;
}) {
  const { m } = useI18n();
  const words = m.list.tray;
  return (
    <section className={css['tray']} aria-label={m.shell.nav.compare}>
      <span role="status">
        {refused === '' ? words.picked(countText(ids.length)) : words.full(refused)}
      </span>
      <Link
        to="/compare"
        search={{ ids: ids.join(',') }}
        className={buttonClass('plain')}
        aria-keyshortcuts="c"
        data-compare
      >
        {words.go}
      </Link>
      <Button look="quiet" onClick={onClear}>
        {words.clear}
      </Button>
    </section>
  );
}
