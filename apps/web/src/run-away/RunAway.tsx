import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { insightsQuery } from '../api/queries.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { ObservationEvidence } from '../platform/ObservationEvidence.tsx';
import { useCited, type Cited } from '../platform/use-cited.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMark, type StateLook } from '../ui/StateMark.tsx';
import { groupsQuery } from './queries.ts';
import css from './RunAway.module.css';
import { observedOf, shownSigns, type Code, type ShownSign } from './signs.ts';
import { RUN_AWAY_WORDS } from './words.ts';

const EVIDENCE_SHOWN = 3;
/** Of the signs where nothing was observed. */
const HEIGHT_PX = 210;

const LOOKS: Readonly<Record<ShownSign['strength'], StateLook>> = {
  unknown: 'unknown',
  calm: 'good',
  weak: 'bad',
  strong: 'bad',
};

/** What only people know of: the kind of entry that tells it. */
const KINDS: Partial<Record<Code, string>> = {
  replies: 'support-conversation',
  withdrawals: 'withdrawal',
  groups: 'group-chat',
};

/** The four signs that come before a shutdown, each against the platform's own past. */
export function RunAway({ id, scored }: { id: string; scored: boolean }) {
  const { lang } = useI18n();
  const words = useWords(RUN_AWAY_WORDS);
  const insights = useQuery({ ...insightsQuery(id), enabled: scored });
  const groups = useQuery(groupsQuery(id));
  const warning = insights.data?.earlyWarning;
  const signs = shownSigns(warning?.signs ?? [], groups.data);
  const cited = useCited(
    id,
    signs.flatMap(({ evidence }) => evidence.slice(0, EVIDENCE_SHOWN)),
  );
  const { known, all } = observedOf(signs);
  // What has not come yet is not what nobody saw.
  const failed = [insights, groups].find(({ isError }) => isError);
  if (failed !== undefined) {
    return (
      <Card title={words.title}>
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      </Card>
    );
  }
  if (insights.isLoading || groups.isLoading) {
    return (
      <Card title={words.title}>
        <Skeleton height={HEIGHT_PX} />
      </Card>
    );
  }
  return (
    <Card title={words.title}>
      <p className={css['finding']}>
        {warning === undefined ? null : (
          <strong>{lang === 'en' ? warning.text.en : warning.text.zh}</strong>
        )}
        <span>{words.observed(countText(known), countText(all))}</span>
        <span className={css['lead']}>{words.lead}</span>
      </p>
      <div role="table" aria-label={words.title} className={css['table']}>
        <div role="row" className={css['head']}>
          {[words.sign, words.now, words.baseline, words.state].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {signs.map((sign) => (
          <Row key={sign.code} id={id} sign={sign} cited={cited} />
        ))}
      </div>
    </Card>
  );
}

function Row({ id, sign, cited }: { id: string; sign: ShownSign; cited: Cited }) {
  const { lang } = useI18n();
  const words = useWords(RUN_AWAY_WORDS);
  const { code, strength, figures, evidence } = sign;
  const kind = KINDS[code];
  const text = (said: { zh: string; en: string }) => (lang === 'en' ? said.en : said.zh);
  return (
    <div role="row" className={css['row']} data-sign={code} data-strength={strength}>
      <span role="rowheader" className={css['name']}>
        {words.names[code]}
      </span>
      <span role="cell">
        {figures === null ? words.unobserved[code] : text(figures.now)}{' '}
        {strength === 'unknown' && kind !== undefined ? (
          <Link to="/platforms/$id/entries/new/{-$kind}" params={{ id, kind }}>
            {words.log}
          </Link>
        ) : null}
        <span className={css['evidence']}>
          {evidence.slice(0, EVIDENCE_SHOWN).map((key) => (
            <ObservationEvidence key={key} platformId={id} cited={cited} observation={key} />
          ))}
        </span>
      </span>
      <span role="cell" className={css['lead']}>
        {figures?.baseline ? text(figures.baseline) : words.noBaseline}
      </span>
      <span role="cell">
        <StateMark look={LOOKS[strength]}>
          {strength === 'unknown' && figures !== null ? words.unsure : words.strength[strength]}
        </StateMark>
      </span>
    </div>
  );
}
