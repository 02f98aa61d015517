import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { sharesText, type Shares } from './shares.ts';
import { WEIGHT_WORDS } from './words.ts';

function linkTo(shares: Shares): string {
  const url = new URL(location.href);
  url.searchParams.set('w', sharesText(shares));
  return url.href;
}

/** Where the clipboard is out of reach the address itself is all there is, and all it takes. */
export function CopyLink({ shares }: { shares: Shares }) {
  const words = useWords(WEIGHT_WORDS);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [shares]);
  const copy = () => navigator.clipboard.writeText(linkTo(shares)).then(() => setCopied(true));
  return (
    <>
      {'clipboard' in navigator ? <Button onClick={() => void copy()}>{words.copy}</Button> : null}
      <p role="status">{copied ? words.copied : words.link}</p>
    </>
  );
}
