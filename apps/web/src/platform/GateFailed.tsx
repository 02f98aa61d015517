import type { FloorView } from '@kaopu/contracts';
import { wordFor } from '../i18n/messages.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './GateFailed.module.css';
import { HEAD_WORDS } from './head-words.ts';
import { INSIGHT_WORDS } from './insight-words.ts';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import { Octagon } from './Octagon.tsx';
import { useCited, type Cited } from './use-cited.ts';

const EVIDENCE_SHOWN = 4;

/** Before any number: that a gate failed, which, and what says so. */
export function GateFailed({ id, failed }: { id: string; failed: readonly FloorView[] }) {
  const words = useWords(HEAD_WORDS);
  const cited = useCited(
    id,
    failed.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
  );
  return (
    <div className={css['gate']} role="group" aria-label={words.gate} data-gate>
      <p className={css['title']}>
        <Octagon cross={css['cross']} /> <strong>{words.gate}</strong>
      </p>
      <p>{words.gateLead}</p>
      <ul>
        {failed.map((floor) => (
          <Reason
            key={`${floor.id}|${floor.subject}`}
            platformId={id}
            floor={floor}
            cited={cited}
          />
        ))}
      </ul>
    </div>
  );
}

function Reason({
  platformId,
  floor: { id, subject, code, evidence },
  cited,
}: {
  platformId: string;
  floor: FloorView;
  cited: Cited;
}) {
  const words = useWords(HEAD_WORDS);
  const floors = useWords(INSIGHT_WORDS).floors;
  const shown = evidence.slice(0, EVIDENCE_SHOWN);
  const name = floors.floor[id];
  return (
    <li data-floor={id}>
      <strong>
        {subject === '' ? name : floors.about(name, wordFor(floors.subject, subject))}
      </strong>
      {' · '}
      {floors.code[code]}
      {' · '}
      {words.gateSource} {shown.length === 0 ? words.gateNoSource : null}
      {shown.map((key) => (
        <span key={key}>
          <ObservationEvidence platformId={platformId} cited={cited} observation={key} />{' '}
        </span>
      ))}
    </li>
  );
}
