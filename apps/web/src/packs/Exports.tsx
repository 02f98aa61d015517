import type { PackView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Packs.module.css';
import { packQuery } from './queries.ts';
import { PACK_WORDS } from './words.ts';

/** A link while it may be followed, a dead button while not. */
function Download({
  href,
  text,
  look,
  isOpen,
}: {
  href: string;
  text: string;
  look: 'accent' | 'plain';
  isOpen: boolean;
}) {
  if (!isOpen) {
    return (
      <Button look={look} disabled>
        {text}
      </Button>
    );
  }
  return (
    <a className={buttonClass(look)} href={href} download>
      {text}
    </a>
  );
}

/** The ways out of the house; all shut when anything in the pack is not what it was. */
export function Exports({ pack, isWhole }: { pack: PackView; isWhole: boolean }) {
  const words = useWords(PACK_WORDS).exports;
  const client = useQueryClient();
  const print = useMutation({
    mutationFn: () => send('POST', `/evidence-packs/${pack.id}/pdf`),
    onSettled: () => client.invalidateQueries(packQuery(pack.id)),
  });
  const isOpen = isWhole && pack.items.length > 0;
  const isComing = pack.pdf === 'coming';
  const url = `/api/v1/evidence-packs/${pack.id}`;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p className={css['hint']}>{words.zipHelp}</p>
        <div className={css['buttons']}>
          <Download href={`${url}/zip`} text={words.zip} look="plain" isOpen={isOpen} />
        </div>
        <p className={css['hint']}>{words.pdfHelp}</p>
        <div className={css['buttons']}>
          {pack.pdf === 'ready' ? (
            <Download href={`${url}/pdf`} text={words.download} look="accent" isOpen={isOpen} />
          ) : null}
          <Button
            look={pack.pdf === 'ready' ? 'quiet' : 'accent'}
            disabled={!isOpen || isComing || print.isPending}
            onClick={() => print.mutate()}
          >
            {pack.pdf === 'ready' ? words.again : words.pdf}
          </Button>
        </div>
        <p role="status">
          {isComing ? words.coming : null}
          {pack.pdf === 'failed' ? words.failed : null}
        </p>
        <ActionFailure error={print.error} />
        <p className={css['hint']}>
          {words.limits} {words.times}
        </p>
      </div>
    </Card>
  );
}
