import { useWords } from '../i18n/use-words.ts';
import css from './Settings.module.css';
import { SETTINGS_WORDS } from './words.ts';

/** The keys that do something, as they are printed, in the order of the words for them. */
const KEYS = [
  ['/', 'search'],
  ['?', 'help'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['x', 'tick'],
  ['c', 'compare'],
  ['Esc', 'close'],
] as const;

export function Keys() {
  const words = useWords(SETTINGS_WORDS).keys;
  return (
    <>
      <dl className={css['keys']}>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.does[does]}</dd>
          </div>
        ))}
      </dl>
      <p className={css['quiet']}>{words.writing}</p>
    </>
  );
}
