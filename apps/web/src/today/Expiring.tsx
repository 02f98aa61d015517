import type { ExpiringView, FailingProbeView, TodayView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import line from '../alerts/AlertLine.module.css';
import { CHANGE_KIND_WORDS } from '../alerts/kind-words.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { inLang } from '../entries/words.ts';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Basis } from '../platform/Basis.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { PlatformLink } from './PlatformLink.tsx';
import { Line, Section } from './Section.tsx';
import { TODAY_WORDS } from './words.ts';

/** What ends soon, and probes that cannot tell. */
export function Expiring({ expiring, failing }: Pick<TodayView, 'expiring' | 'failing'>) {
  const words = useWords(TODAY_WORDS);
  const shown = expiring.items.length + failing.items.length;
  if (shown === 0) return null;
  return (
    <Section name="expiring" title={words.expiring} left={expiring.total + failing.total - shown}>
      {expiring.items.map((one) => (
        <Ending key={`${one.platformId} ${one.kind} ${one.subject}`} one={one} />
      ))}
      {failing.items.map((probe) => (
        <Failing key={probe.probeId} probe={probe} />
      ))}
    </Section>
  );
}

function Ending({ one }: { one: ExpiringView }) {
  const words = useWords(TODAY_WORDS);
  const kinds = useWords(CHANGE_KIND_WORDS);
  return (
    <Line
      mark={<Severity mark={one.word === 'over' ? 'warning' : 'info'} />}
      side={
        <span className={line['at']}>
          {words.lookedAt} <When at={one.seenAt} />
        </span>
      }
    >
      <PlatformLink of={one} />
      <span className={line['text']}>
        {words.term(kinds[one.kind], one.label, kinds[one.word])}
      </span>
      <Basis
        platformId={one.platformId}
        evidence={one.evidence}
        title={words.basis(countText(one.evidence.length))}
        className={line['at']}
      />
    </Line>
  );
}

function Failing({ probe }: { probe: FailingProbeView }) {
  const { m, lang } = useI18n();
  const words = useWords(TODAY_WORDS);
  const kinds = useQuery(probeKindsQuery).data?.items ?? [];
  const title = kinds.find(({ kind }) => kind === probe.kind)?.title;
  return (
    <Line
      mark={<Tag look="hatched">{words.failing}</Tag>}
      side={
        <span className={line['at']}>
          <When at={probe.at} />
        </span>
      }
    >
      <PlatformLink of={probe} />
      <span className={line['text']}>
        {title === undefined ? probe.kind : inLang(title, lang)}
        {probe.cause === null ? null : ` · ${wordFor(m.words.cause, probe.cause)}`}
      </span>
    </Line>
  );
}
