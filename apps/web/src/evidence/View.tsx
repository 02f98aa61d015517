import type { EvidenceInfo } from '@kaopu/contracts';
import { useChoice } from '../app/use-choice.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import css from './Evidence.module.css';
import { rawUrl, viewUrl } from './queries.ts';
import { EVIDENCE_WORDS } from './words.ts';

type As = 'page' | 'source';

/** The evidence itself, in a frame that may do nothing: sanitised before, sandboxed here. */
export function View({ info }: { info: EvidenceInfo }) {
  const { lang } = useI18n();
  const words = useWords(EVIDENCE_WORDS).view;
  const [chosen, setAs] = useChoice('as');
  const as: As = chosen === 'source' ? 'source' : 'page';
  const { sha256, form } = info;
  const url = viewUrl(sha256, as, lang);
  const help = {
    page: as === 'page' ? words.pageHelp : words.sourceHelp,
    binary: words.binaryHelp,
  };
  return (
    <Card
      title={words.title}
      aside={
        <div className={css['tools']}>
          {form === 'page' ? (
            <Segments
              label={words.as}
              options={[
                { id: 'page', text: words.page },
                { id: 'source', text: words.source },
              ]}
              value={as}
              onChange={setAs}
            />
          ) : null}
          <a className={buttonClass('plain')} href={rawUrl(sha256)} download>
            {words.download}
          </a>
        </div>
      }
    >
      {form === 'page' || form === 'binary' ? <p className={css['hint']}>{help[form]}</p> : null}
      {form === 'picture' ? (
        <img className={css['picture']} src={url} alt={words.picture} />
      ) : (
        // Another frame, not the same one elsewhere: that would be a step of its own on the way back.
        <iframe
          key={url}
          className={css['frame']}
          sandbox=""
          referrerPolicy="no-referrer"
          src={url}
          title={words.frame}
        />
      )}
    </Card>
  );
}
