import { useState } from 'react';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { useCited } from './use-cited.ts';

/** The looks that something said rests on; read when somebody wants to see them. */
export function Basis({
  platformId,
  evidence,
  title,
  className,
}: {
  platformId: string;
  /** Keys of observations. */
  evidence: readonly string[];
  title: string;
  className: string | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  if (evidence.length === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={className}>{title}</summary>
      {isOpen ? <Looks platformId={platformId} keys={evidence} /> : null}
    </details>
  );
}

function Looks({ platformId, keys }: { platformId: string; keys: readonly string[] }) {
  const cited = useCited(platformId, keys);
  return <EvidenceLinks looks={keys.flatMap((key) => cited.get(key) ?? [])} />;
}
