import type { ObservationView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { MAINTENANCE_WORDS } from '../maintenance/words.ts';
import { Original } from '../ui/Original.tsx';
import { Tag, type TagLook } from '../ui/Tag.tsx';
import { Clock } from '../ui/When.tsx';
import { Attempts } from './Attempts.tsx';
import { Conversation } from './Conversation.tsx';
import { isSupportSeen } from './conversation.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { unknownText } from './fault-words.ts';
import css from './Look.module.css';
import { MANNERS_WORDS } from './manners-words.ts';
import { RUN_WORDS } from './run-words.ts';
import { SECOND_LOOK_WORDS } from './second-look-words.ts';
import { rawReason, seenText } from './seen-words.ts';
import { PLATFORM_WORDS } from './words.ts';

const LOOKS: Record<ObservationView['status'], TagLook> = {
  observed: 'plain',
  unknown: 'hatched',
  missed: 'dashed',
  open: 'plain',
};

/** One look: when, with which probe, what came of it, and the bytes it rests on. */
export function Look({
  platformId,
  look,
  title,
}: {
  platformId: string;
  look: ObservationView;
  title: string;
}) {
  const i18n = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const { m } = i18n;
  const manners = useWords(MANNERS_WORDS);
  const maintenance = useWords(MAINTENANCE_WORDS);
  const missedText = manners.missed[look.cause ?? ''] ?? texts.looks.missed;
  const run = useWords(RUN_WORDS);
  const second = useWords(SECOND_LOOK_WORDS);
  const raw = rawReason(look);
  const [compared] = look.probeId === null ? [] : look.evidence;
  return (
    <li className={css['look']}>
      <span className={css['at']}>
        <Clock at={look.at} seconds />
      </span>
      <span className={css['kind']}>{title}</span>
      <span>
        <Tag look={LOOKS[look.status]}>{m.words.observation[look.status]}</Tag>
        {look.maintenance === null ? null : (
          <Tag look="dashed" title={maintenance.inMaintenanceHint}>
            {maintenance.inMaintenance}
          </Tag>
        )}
        {look.status === 'observed' && look.slots > 1 ? (
          <Tag look="plain">{run.alike(countText(look.slots))}</Tag>
        ) : null}
        {look.unconfirmed.length === 0 ? null : (
          <Tag look="dashed" title={second.hint}>
            {second.suspected}
          </Tag>
        )}
        {look.retractedBy === null ? null : <Tag look="dashed">{texts.looks.retracted}</Tag>}
      </span>
      <span className={css['text']}>
        {look.status === 'observed' && isSupportSeen(look.kind, look.seen) ? (
          <Conversation platformId={platformId} look={look} seen={look.seen} />
        ) : look.status === 'observed' && look.kind !== 'retraction' ? (
          seenText(look, i18n)
        ) : null}
        {look.status === 'unknown' ? unknownText(look.cause ?? '', look.detail, m) : null}
        {look.status === 'missed' ? missedText(countText(look.slots)) : null}
        {look.status === 'open' ? texts.looks.open : null}
        {raw === null ? null : (
          <span className={css['detail']}>
            <Original text={raw} />
          </span>
        )}
        {look.attempts === null ? null : <Attempts attempts={look.attempts} />}
      </span>
      <span className={css['evidence']}>
        <EvidenceLinks looks={[look.borneOutBy ?? look]} />
        {compared === undefined ? null : (
          <Link
            to="/evidence/$sha256/previous"
            params={{ sha256: compared.sha256 }}
            search={{ of: look.key }}
            className={css['compare']}
          >
            {texts.looks.compare}
          </Link>
        )}
      </span>
    </li>
  );
}
