import { CHECKLISTS, METHOD, methodText, PROFILES } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useWords } from '../i18n/use-words.ts';
import { INSIGHT_WORDS } from '../platform/insight-words.ts';
import { Card } from '../ui/Card.tsx';
import { checklistText } from './checklist-text.ts';
import { constantGroups, methodConstants } from './constant-groups.ts';
import { constantLabel } from './constant-label.ts';
import css from './Constants.module.css';
import { valueWords } from './value-words.ts';
import { METHOD_WORDS } from './words.ts';

const GROUPS = constantGroups(methodConstants(METHOD, methodText()));

/** What decides a score and its letter; the rest is a click away. */
const OPEN = new Set(['prior', 'interval', 'grades', 'insufficient', 'provisional']);

/** Everything else the method fixes, whatever it is: known things in words, new ones under their names. */
export function Constants() {
  const words = useWords(METHOD_WORDS);
  const { topic } = useWords(INSIGHT_WORDS).checklist;
  function shown(path: string, value: string) {
    const profile = PROFILES.find((id) => path === `checklists.${id}`);
    return profile === undefined ? <code>{value}</code> : checklistText(CHECKLISTS[profile], topic);
  }
  return (
    <Card title={words.sections.constants}>
      <p>{words.constantsLead}</p>
      <div className={css['groups']}>
        {GROUPS.map(({ id, constants }) => (
          <details key={id} className={css['group']} open={OPEN.has(id)}>
            <summary>
              <h3>{wordFor(words.groups, id)}</h3>
              <span className={css['count']}>{countText(constants.length)}</span>
            </summary>
            <dl>
              {constants.map(({ path, value }) => (
                <div key={path} data-constant={path}>
                  <dt>
                    <span title={path}>{constantLabel(path, words.constants, words.segments)}</span>
                    <Meaning value={value} />
                  </dt>
                  <dd title={value}>{shown(path, value)}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </Card>
  );
}

/** What a value says that is more than a number; the value itself is what the fingerprint is of. */
function Meaning({ value }: { value: string }) {
  const words = useWords(METHOD_WORDS);
  const meaning = valueWords(value, words.values, words.segments, words.between);
  return meaning === null ? null : <span className={css['meaning']}>{meaning}</span>;
}
