import { DIMENSIONS, METHOD, type ProfileId } from '@kaopu/scoring';
import type { ReactNode } from 'react';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { EvidenceExample } from './EvidenceExample.tsx';
import { Formulas } from './Formula.tsx';
import { FORMULAS } from './formulas.ts';
import css from './Steps.module.css';
import { useWeakExample } from './use-weak-example.ts';
import { METHOD_WORDS } from './words.ts';

function Step({
  title,
  text,
  formulas,
  where,
  children,
}: {
  title: string;
  text: string;
  formulas?: readonly string[];
  where?: string;
  children?: ReactNode;
}) {
  const words = useWords(METHOD_WORDS);
  return (
    <li className={css['step']}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
      {formulas === undefined ? null : (
        <>
          <Formulas label={words.formula} lines={formulas} />
          <p className={css['where']}>{where}</p>
        </>
      )}
    </li>
  );
}

/** How a score comes about, each step first in words and then in notation. */
export function Steps({ profile }: { profile: ProfileId }) {
  const words = useWords(METHOD_WORDS);
  const { steps } = words;
  const example = useWeakExample(profile);
  return (
    <Card title={words.sections.steps}>
      <ol className={css['steps']}>
        <Step {...steps.look} />
        <Step
          title={steps.evidence.title}
          text={steps.evidence.text(countText(100 * METHOD.mu0), countText(METHOD.kappa))}
          formulas={FORMULAS.evidence}
          where={steps.evidence.where}
        >
          <EvidenceExample />
        </Step>
        <Step {...steps.dimension} formulas={FORMULAS.dimension} />
        <Step
          title={steps.overall.title}
          text={steps.overall.text(countText(DIMENSIONS.length))}
          formulas={FORMULAS.overall}
          where={steps.overall.where}
        >
          <p>{example}</p>
        </Step>
        <Step {...steps.interval} formulas={FORMULAS.interval} />
        <Step
          title={steps.floors.title}
          text={steps.floors.text(countText(METHOD.unverifiedCap))}
        />
        <Step {...steps.loss} formulas={FORMULAS.loss} />
      </ol>
    </Card>
  );
}
