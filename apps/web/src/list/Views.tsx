import { useRouter } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { EXTRA_WORDS } from './extra-words.ts';
import css from './Views.module.css';
import { storedViews, storeViews, viewSearch, withView, type View } from './views.ts';
import { LISTING_WORDS } from './words.ts';

/** Named addresses of the list, kept in this browser. */
export function Views() {
  const { views: title } = useWords(LISTING_WORDS);
  const words = useWords(EXTRA_WORDS);
  const router = useRouter();
  const [views, setViews] = useState(storedViews);
  const [name, setName] = useState('');

  function keep(next: View[]) {
    setViews(next);
    storeViews(next);
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    keep(withView(views, { name, search: viewSearch(window.location.search) }));
    setName('');
  }

  return (
    <section className={css['views']} aria-label={title}>
      {views.length === 0 ? <p className={css['none']}>{words.noViews}</p> : null}
      <ul>
        {views.map((view) => (
          <li key={view.name} className={css['view']}>
            <a
              href={`/platforms${view.search}`}
              onClick={(event) => {
                event.preventDefault();
                router.history.push(`/platforms${view.search}`);
              }}
            >
              {view.name}
            </a>
            <Button
              look="quiet"
              aria-label={words.forget(view.name)}
              onClick={() => keep(views.filter((other) => other !== view))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className={css['form']}>
        <TextField label={words.viewName} value={name} onChange={setName} maxLength={60} />
        <Button type="submit" disabled={name.trim() === ''}>
          {words.saveView}
        </Button>
      </form>
    </section>
  );
}
