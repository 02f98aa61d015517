import { useI18n } from '../i18n/use-i18n.ts';

/** A program's own words, marked as such: they follow ours and are never translated. */
export function Original({ text }: { text: string }) {
  const { m } = useI18n();
  return (
    <>
      {m.words.original} <span lang="en">{text}</span>
    </>
  );
}
