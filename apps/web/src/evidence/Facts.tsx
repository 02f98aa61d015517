import type { EvidenceInfo } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKindTitle } from '../entries/use-kinds.ts';
import { countText, sizeText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Evidence.module.css';
import { EVIDENCE_WORDS } from './words.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Beijing's clock, and the same instant in UTC for whoever has to prove it. */
function Instant({ at }: { at: string }) {
  const words = useWords(EVIDENCE_WORDS).facts;
  return (
    <>
      <Clock at={at} seconds />{' '}
      <span className={css['hint']}>{words.utc(at.slice(0, 19).replace('T', ' '))}</span>
    </>
  );
}

type Capture = NonNullable<EvidenceInfo['capture']>;

function Looked({ capture }: { capture: Capture }) {
  const titleOf = useKindTitle();
  const { platformId, platformName, key, at } = capture;
  return (
    <>
      <Link to="/platforms/$id" params={{ id: platformId }}>
        {platformName}
      </Link>{' '}
      · {titleOf(capture.kind)} · <Clock at={at} seconds /> <code>{key}</code>
    </>
  );
}

function Others({ capture }: { capture: Capture }) {
  const words = useWords(EVIDENCE_WORDS).facts;
  return (
    <ul>
      {capture.others.map(({ sha256, url, mime, size }, i) => (
        <li key={`${sha256}${i}`}>
          <Link to="/evidence/$sha256" params={{ sha256 }} search={{ of: capture.key }}>
            {words.item(mime, sizeText(size))}
          </Link>{' '}
          <span className={css['hint']}>{url}</span>
        </li>
      ))}
    </ul>
  );
}

function statusWord(words: Readonly<Record<string, string>>, status: string): string {
  return words[status] ?? status;
}

/** How the look ended, who says so, and what its bytes are linked to. */
function Proof({ capture }: { capture: Capture }) {
  const words = useWords(EVIDENCE_WORDS).facts;
  const { status, reporter, previous, link } = capture;
  return (
    <>
      <Fact name={words.status}>{statusWord(words.statuses, status)}</Fact>
      {reporter === null ? null : <Fact name={words.reporter}>{reporter}</Fact>}
      <Fact name={words.before}>
        {previous === null ? words.none : <code data-hash="previous">{previous.sha256}</code>}
      </Fact>
      {link === null ? null : (
        <Fact name={words.link}>
          {words.linked(countText(link.seq))} · <code data-hash="link">{link.hash}</code>
          <br />
          <code className={css['hint']}>{words.prev(link.prev)}</code>
        </Fact>
      )}
    </>
  );
}

/** What the evidence is, where it is from, and who says so. */
export function Facts({ info }: { info: EvidenceInfo }) {
  const words = useWords(EVIDENCE_WORDS);
  const { capture } = info;
  return (
    <Card title={words.form[info.form]}>
      <dl className={css['facts']}>
        {capture === null ? null : (
          <>
            <Fact name={words.facts.url}>
              <NewTabLink href={capture.url}>{capture.url}</NewTabLink>
            </Fact>
            <Fact name={words.facts.capturedAt}>
              <Instant at={capture.capturedAt} />
            </Fact>
          </>
        )}
        <Fact name={words.facts.by}>
          {capture === null ? words.facts.unknown : <Looked capture={capture} />}
        </Fact>
        {capture === null ? null : <Proof capture={capture} />}
        <Fact name={words.facts.sha256}>
          <code data-hash="recorded">{info.sha256}</code>
        </Fact>
        <Fact name={words.facts.mime}>
          <code>{info.mime === '' ? '—' : info.mime}</code>
        </Fact>
        <Fact name={words.facts.size}>{sizeText(info.size)}</Fact>
        <Fact name={words.facts.storedAt}>
          <Instant at={info.storedAt} />
        </Fact>
        {capture === null || capture.others.length === 0 ? null : (
          <Fact name={words.facts.others}>
            <Others capture={capture} />
          </Fact>
        )}
      </dl>
    </Card>
  );
}
