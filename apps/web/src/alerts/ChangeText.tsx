import { signedPercent } from '../format/signed.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import {
  changedRecords,
  changeShare,
  changeTitle,
  changeValue,
  type ChangeView,
} from './change-words.ts';
import { CHANGE_KIND_WORDS } from './kind-words.ts';

/** One change in a sentence: what, from, to, and by how much where that makes sense. */
export function ChangeText({ change }: { change: ChangeView }) {
  const { m } = useI18n();
  const kinds = useWords(CHANGE_KIND_WORDS);
  const records = changedRecords(change);
  if (records !== null) return <>{`${changeTitle(change, m, kinds)} ${records}`}</>;
  const share = changeShare(change);
  return (
    <>
      {kinds.move(
        changeTitle(change, m, kinds),
        changeValue(change, 'from', m, kinds),
        changeValue(change, 'to', m, kinds),
      )}
      {share === null ? '' : ` ${kinds.percent(signedPercent(share))}`}
    </>
  );
}
