import { METHOD, methodText } from '@kaopu/scoring';
import { wordFor } from '../i18n/messages.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { constantGroups, methodConstants } from './constant-groups.ts';
import css from './Constants.module.css';
import { METHOD_WORDS } from './words.ts';

const GROUPS = constantGroups(methodConstants(METHOD, methodText()));

/** Everything else the method fixes, whatever it is: known things in words, new ones under their names. */
export function Constants() {
  const words = useWords(METHOD_WORDS);
  return (
    <Card title={words.sections.constants}>
      <p>{words.constantsLead}</p>
      <div className={css['groups']}>
        {GROUPS.map(({ id, constants }) => (
          <section key={id} className={css['group']}>
            <h3>{wordFor(words.groups, id)}</h3>
            <dl>
              {constants.map(({ path, value }) => (
                <div key={path} data-constant={path}>
                  <dt>
                    <Label path={path} label={wordFor(words.constants, path)} />
                  </dt>
                  <dd>
                    <code>{value}</code>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}

function Label({ path, label }: { path: string; label: string }) {
  return label === path ? <code>{path}</code> : <span title={path}>{label}</span>;
}
