import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Tag } from '../ui/Tag.tsx';
import { EFFECTS, INPUTS, type InputId } from './inputs.ts';
import css from './Inputs.module.css';
import { METHOD_WORDS } from './words.ts';

function isInput(key: string): key is InputId {
  return Object.hasOwn(INPUTS, key);
}

/** What the program takes, field by field: none of them can say who paid. */
export function Inputs() {
  const words = useWords(METHOD_WORDS);
  const fields = Object.keys(INPUTS).filter(isInput);
  return (
    <Card title={words.sections.inputs}>
      <p>{words.inputs.lead}</p>
      {EFFECTS.map((effect) => (
        <ul key={effect} className={css['fields']}>
          <li>
            <Tag look={effect === 'score' ? 'plain' : 'dashed'}>{words.inputs.effects[effect]}</Tag>
          </li>
          {fields
            .filter((field) => INPUTS[field] === effect)
            .map((field) => (
              <li key={field} className={css['field']}>
                <span>{words.inputs.words[field]}</span>
                <code>{field}</code>
              </li>
            ))}
        </ul>
      ))}
    </Card>
  );
}
