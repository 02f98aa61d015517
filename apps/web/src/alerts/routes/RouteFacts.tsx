import type { RouteView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../api/queries.ts';
import { countText } from '../../format/number.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import rows from '../../ui/rows.module.css';
import { MatcherText } from '../MatcherText.tsx';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';

/** What a route takes, whom it tells, and how. */
export function RouteFacts({ route }: { route: RouteView }) {
  const { duration } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS).routes;
  const channels = useQuery(channelsQuery).data ?? [];
  const { groupBy, groupWaitSeconds, groupIntervalSeconds, repeatSeconds, quiet, escalation } =
    route;
  const names = route.channelIds?.map(
    (id) => channels.find((channel) => channel.id === id)?.name ?? words.gone,
  );
  const by = groupBy.map((each) => words.groups[each]).join(' + ');
  const facts = [
    by === '' ? words.apart : words.together(by),
    words.facts.wait(duration(groupWaitSeconds)),
    words.facts.interval(duration(groupIntervalSeconds)),
    repeatSeconds === null ? words.never : words.facts.repeat(duration(repeatSeconds)),
    quiet.length === 0 ? '' : words.facts.quiet(countText(quiet.length)),
    escalation.length === 0 ? '' : words.facts.escalation(countText(escalation.length)),
  ];
  return (
    <>
      <span>
        <MatcherText matchers={route.matchers} /> → {names?.join(' · ') ?? words.everyChannel}
      </span>
      <span className={rows['more']}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
    </>
  );
}
