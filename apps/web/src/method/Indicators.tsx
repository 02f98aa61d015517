import {
  DIMENSIONS,
  INDICATOR_SPECS,
  INDICATORS,
  normalisedWeights,
  PROFILE_WEIGHTS,
  type DimensionId,
  type IndicatorId,
  type IndicatorSpec,
  type ProfileId,
  type Weights,
} from '@kaopu/scoring';
import { pointsText, shareText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { constantsIn } from './constant-groups.ts';
import css from './Indicators.module.css';
import { parameterText } from './parameter-text.ts';
import { pointsAtStake } from './stake.ts';
import { METHOD_WORDS } from './words.ts';

/** Fields that have a column of their own; whatever else a spec carries is listed under its name. */
const COLUMNS = new Set(['dimension', 'kind', 'halfLifeDays', 'evidence', 'v']);

export function Indicators({ profile }: { profile: ProfileId }) {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS);
  const weights = normalisedWeights(PROFILE_WEIGHTS[profile]);
  return (
    <Card title={words.sections.indicators}>
      <p>{words.indicators.lead(m.shell.profileShort[profile])}</p>
      {DIMENSIONS.map((dimension) => (
        <Group key={dimension} dimension={dimension} weights={weights} />
      ))}
    </Card>
  );
}

function Group({ dimension, weights }: { dimension: DimensionId; weights: Weights }) {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS).indicators;
  const own = INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension);
  // Roles are written out because the phone's layout takes them away from a table.
  return (
    <table className={css['table']} role="table">
      <caption>
        <strong>{m.words.dimension[dimension]}</strong>{' '}
        {words.dimensionWeight(shareText(weights[dimension]))}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {words.name}
          </th>
          <th role="columnheader" scope="col">
            {words.weight}
          </th>
          <th role="columnheader" scope="col">
            {words.stake}
          </th>
          <th role="columnheader" scope="col">
            {words.halfLife}
          </th>
          <th role="columnheader" scope="col">
            {words.kind}
          </th>
          <th role="columnheader" scope="col">
            {words.evidence}
          </th>
          <th role="columnheader" scope="col">
            {words.more}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {own.map((id) => (
          <Row key={id} id={id} spec={INDICATOR_SPECS[id]} weights={weights} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ id, spec, weights }: { id: IndicatorId; spec: IndicatorSpec; weights: Weights }) {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS);
  const extras = constantsIn(spec).filter(({ path }) => !COLUMNS.has(path.split('.')[0] ?? ''));
  return (
    <tr role="row" data-indicator={id}>
      <th role="rowheader" scope="row">
        {m.words.indicator[id]}
      </th>
      <td role="cell" data-label={words.indicators.weight} data-field="v">
        {shareText(spec.v)}
      </td>
      <td role="cell" data-label={words.indicators.stake} className={css['stake']}>
        {words.indicators.points(pointsText(pointsAtStake(spec, weights)))}
      </td>
      <td role="cell" data-label={words.indicators.halfLife} data-field="halfLifeDays">
        {words.indicators.days(String(spec.halfLifeDays))}
      </td>
      <td role="cell" className={css['text']}>
        {wordFor(words.kinds, spec.kind)}
      </td>
      <td role="cell" className={css['text']}>
        <EvidenceWeight evidence={spec.evidence} />
      </td>
      <td role="cell" className={css['more']}>
        {extras.map(({ path, value }) => (
          <span key={path} title={value}>
            {wordFor(words.fields, path)} {parameterText(path, value, words.scales)}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** A known way to weigh in words, a new one under its own name. */
function EvidenceWeight({ evidence }: { evidence: IndicatorSpec['evidence'] }) {
  const words = useWords(METHOD_WORDS).evidence;
  if ('tauHours' in evidence) return words.tau(String(evidence.tauHours));
  if ('m' in evidence) return words.m(String(evidence.m));
  if ('e' in evidence) return words.e(String(evidence.e));
  return constantsIn(evidence)
    .map(({ path, value }) => `${path} ${value}`)
    .join(' · ');
}
