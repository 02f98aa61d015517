import { Fragment } from 'react';
import css from './Formula.module.css';
import { formulaParts, spokenFormula, type FormulaPart } from './formula-parts.ts';

function Part({ part }: { part: FormulaPart }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'variable':
      return <var>{part.text}</var>;
    case 'sub':
      return (
        <sub>
          <Parts parts={part.parts} />
        </sub>
      );
    case 'sup':
      return (
        <sup>
          <Parts parts={part.parts} />
        </sup>
      );
  }
}

function Parts({ parts }: { parts: readonly FormulaPart[] }) {
  return parts.map((part, i) => (
    <Fragment key={i}>
      <Part part={part} />
    </Fragment>
  ));
}

/** Formulas in notation, one a line, with the values of their constants filled in. */
export function Formulas({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <ul className={css['formulas']} aria-label={label}>
      {lines.map((line) => (
        <li key={line}>
          <span role="math" aria-label={spokenFormula(line)}>
            <Parts parts={formulaParts(line)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
