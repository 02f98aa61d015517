import { EvidenceLinks } from '../platform/EvidenceLinks.tsx';
import type { Cited } from '../platform/use-cited.ts';
import { countText, MISSING } from '../format/number.ts';
import { signedPercent } from '../format/signed.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import { Clock } from '../ui/When.tsx';
import css from './ChangeItem.module.css';
import { changeShare, changeValue, type ChangeView } from './change-words.ts';
import { CHANGE_KIND_WORDS } from './kind-words.ts';
import { ALERT_PAGE_WORDS } from './words.ts';
import { PLATFORM_WORDS } from '../platform/words.ts';

/** One change in full: before, after, since when, and the looks it rests on. */
export function ChangeItem({ change, cited }: { change: ChangeView; cited: Cited }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const words = useWords(ALERT_PAGE_WORDS);
  const kinds = useWords(CHANGE_KIND_WORDS);
  const share = changeShare(change);
  const looks = change.evidence.flatMap((key) => cited.get(key) ?? []);
  const subject = change.label === '' ? change.subject : change.label;
  return (
    <li className={css['change']}>
      <p className={css['head']}>
        <Severity mark={change.recovery ? 'recovery' : change.severity} />
        <strong>{wordFor(kinds, change.kind)}</strong>
        <span className={css['subject']}>{subject === '' ? texts.why.site : subject}</span>
      </p>
      <p className={css['move']}>
        <span className={css['side']}>
          <span className={css['label']}>{words.before}</span>
          {changeValue(change, 'from', m, kinds)}
        </span>
        <span aria-hidden="true" className={css['arrow']}>
          →
        </span>
        <span className={css['side']}>
          <span className={css['label']}>{words.after}</span>
          <span>
            {changeValue(change, 'to', m, kinds)}{' '}
            {share === null ? null : <span className={css['share']}>{signedPercent(share)}</span>}
          </span>
        </span>
      </p>
      <dl className={css['facts']}>
        <div>
          <dt>{words.since}</dt>
          <dd>
            <Clock at={change.since} />
          </dd>
        </div>
        <div>
          <dt>{words.basis}</dt>
          <dd className={css['basis']}>
            {change.evidence.length === 0
              ? MISSING
              : words.looks(countText(change.evidence.length))}
            <EvidenceLinks looks={looks} />
          </dd>
        </div>
      </dl>
    </li>
  );
}
