import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Constants } from './Constants.tsx';
import { Indicators } from './Indicators.tsx';
import { Inputs } from './Inputs.tsx';
import css from './MethodPage.module.css';
import { Steps } from './Steps.tsx';
import { Verify } from './Verify.tsx';
import { Weights } from './Weights.tsx';
import { METHOD_WORDS } from './words.ts';

const PARTS = ['steps', 'verify', 'inputs', 'weights', 'indicators', 'constants'] as const;

/** The method, generated from the scoring package's own constants: nothing on it can drift. */
export function MethodPage() {
  const words = useWords(METHOD_WORDS);
  const profile = useProfile();
  useTitle(words.title);
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h1>{words.title}</h1>
        <p>
          {words.lead} <span className={css['generated']}>{words.generated}</span>
        </p>
        <nav aria-label={words.contents}>
          <ul className={css['contents']}>
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{words.sections[part]}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className={css['columns']}>
        <div id="steps">
          <Steps profile={profile} />
        </div>
        <div className={css['side']}>
          <div id="verify">
            <Verify profile={profile} />
          </div>
          <div id="inputs">
            <Inputs />
          </div>
        </div>
      </div>
      <div id="weights">
        <Weights profile={profile} />
      </div>
      <div id="indicators">
        <Indicators profile={profile} />
      </div>
      <div id="constants">
        <Constants />
      </div>
    </div>
  );
}
