import type { ServiceView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { usePlatform } from '../platform/use-platform.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { When } from '../ui/When.tsx';
import { useClaim } from './claim.ts';
import { HeatLegend, HeatTable } from './HeatTable.tsx';
import css from './ServicePart.module.css';
import { serviceQuery } from './queries.ts';
import { SERVICE_WORDS } from './words.ts';

/** 服务: what it claims, and what was measured hour by hour of the week. */
export function ServicePart() {
  const { id } = usePlatform();
  const words = useWords(SERVICE_WORDS);
  const service = useQuery(serviceQuery(id));
  return (
    <Card
      title={words.title}
      aside={
        <Link
          to="/platforms/$id/entries/new/{-$kind}"
          params={{ id, kind: 'support-conversation' }}
          className={buttonClass('plain')}
        >
          {words.log}
        </Link>
      }
    >
      {service.isPending ? <Skeleton height={320} /> : null}
      {service.isError ? (
        <Failure error={service.error} onRetry={() => void service.refetch()} />
      ) : null}
      {service.isSuccess ? <Measured service={service.data} /> : null}
    </Card>
  );
}

function Measured({ service }: { service: ServiceView }) {
  const words = useWords(SERVICE_WORDS);
  return (
    <>
      <ClaimLine service={service} />
      {service.hours.length === 0 ? (
        <Empty text={words.empty}>{words.emptyHint}</Empty>
      ) : (
        <>
          <HeatTable service={service} />
          <HeatLegend />
          <p className={css['note']}>
            {words.how} {service.tooShort > 0 ? words.tooShort(countText(service.tooShort)) : null}
          </p>
        </>
      )}
    </>
  );
}

/** What is promised beside what was found: the sentence a buyer needs. */
function ClaimLine({ service }: { service: ServiceView }) {
  const words = useWords(SERVICE_WORDS);
  const { claim, all } = service;
  const [claimed, measured] = useClaim()(service);
  return (
    <p className={css['claim']}>
      <strong data-claim>
        {claimed} · {measured}
      </strong>
      <span className={css['note']}>
        {all.asked === 0
          ? null
          : words.measuredAll(countText(all.asked), countText(all.unanswered))}
        {claim === null ? null : (
          <>
            {' '}
            {words.claimSeen} <When at={claim.at} />
          </>
        )}
      </span>
    </p>
  );
}
