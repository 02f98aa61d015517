import type { PlatformDetail } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import type { Detection, Proposal } from '../api/detection.ts';
import { ApiProblem, fieldError, shownAtFields } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Config } from '../probe-form/schema.ts';
import type { ProbeDraft } from '../probe-form/NewProbe.tsx';
import type { Timing } from '../schedule/timing.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { AskToLeave } from './AskToLeave.tsx';
import { fallbackProposals, probesOf, type ManualProduct, siteOf, storefrontOf } from './draft.ts';
import { Connectors } from './Connectors.tsx';
import { namesOf } from './former-names.ts';
import { Details } from './Details.tsx';
import { watched } from './facts.ts';
import { Found, type Taken } from './Found.tsx';
import { allTaken, following, identityOf } from './identity.ts';
import { ManualProducts } from './ManualProducts.tsx';
import { MoreProbes } from './MoreProbes.tsx';
import { ProductPicker } from './ProductPicker.tsx';
import { PresetCard } from './PresetCard.tsx';
import { preset, type Preset } from './presets.ts';
import { Proposals } from './Proposals.tsx';
import { Reminder } from './Reminder.tsx';
import css from './SaveForm.module.css';
import { REGISTER_WORDS } from './words.ts';

const FIELDS = ['/name', '/siteUrl', '/legalName', '/formerNames', '/uscc'];

export function SaveForm({
  url,
  called,
  detection,
  start,
}: {
  url: string;
  /** The name it was given by, when it was. */
  called?: string | undefined;
  detection: Detection | null;
  /** How often to look, unless somebody chooses otherwise. */
  start: Preset;
}) {
  const words = useWords(REGISTER_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const offers = detection?.offers ?? [];
  const [identity, setIdentity] = useState(() => identityOf(url, called, detection));
  const [taken, setTaken] = useState(() => allTaken(detection));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(offers.map((offer) => offer.ref)),
  );
  const [manual, setManual] = useState<ManualProduct[]>([]);
  const [named, setNamed] = useState<Config[]>([]);
  const [more, setMore] = useState<ProbeDraft[]>([]);
  const [often, setOften] = useState<Preset>(start);
  const isSaved = useRef(false);
  const [timings, setTimings] = useState<Readonly<Record<string, Timing>>>({});

  const proposed = detection?.proposals ?? [];
  const base =
    proposed.length === 0 ? fallbackProposals(url) : watched(proposed, detection, taken.facts);
  const isPriced = chosen.size > 0 && taken.facts.has('prices');
  const wanted = preset(often, probesOf(base, chosen, manual, named));
  const probes: (Proposal & Timing)[] = wanted.map((probe, i) => ({
    ...probe,
    ...timings[`${probe.kind}${i}`],
  }));

  const timed = probes.flatMap((probe, i) =>
    probe.schedule ? [`/probes/${i}/schedule`, `/probes/${i}/intervalSeconds`] : [],
  );
  const shownPaths = [...timed, ...more.map((_, i) => `/probes/${probes.length + i}`)];

  const save = useMutation({
    mutationFn: () =>
      send<PlatformDetail>('POST', '/platforms', {
        name: identity.name,
        siteUrl: siteOf(url, detection),
        legalName: identity.legalName.trim() === '' ? null : identity.legalName,
        uscc: identity.uscc.trim() === '' ? null : identity.uscc,
        formerNames: namesOf(identity.formerNames),
        storefront: storefrontOf(detection, named),
        probes: [...probes, ...more].map((probe) => ({ ...probe, enabled: true })),
      }),
    onError: (error) => {
      // It is there already: nothing of it is lost by leaving.
      if (error instanceof ApiProblem && error.problem.code === 'platform-exists') {
        isSaved.current = true;
      }
    },
    onSuccess: async (platform) => {
      isSaved.current = true;
      void client.invalidateQueries({ queryKey: ['platforms'] });
      await navigate({ to: '/platforms/$id', params: { id: platform.id }, search: { hours: 1 } });
    },
  });
  const existing =
    save.error instanceof ApiProblem && save.error.problem.code === 'platform-exists'
      ? save.error.problem.platformId
      : undefined;

  // Whoever pressed Enter in the field above goes on from here; whoever moved on meanwhile is left alone.
  const form = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const isWaiting = document.activeElement?.matches('body, main, [data-given] *') ?? true;
    if (isWaiting) first.current?.focus({ preventScroll: true });
  }, []);

  function take(next: Taken) {
    if (detection === null) return;
    setIdentity(following(identity, url, detection, taken, next));
    setTimings({});
    setTaken(next);
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <>
      <AskToLeave isSaved={() => isSaved.current} />
      {detection === null ? null : <Found detection={detection} taken={taken} onChange={take} />}
      <div className={css['save']}>
        <Button ref={first} type="submit" form={form} disabled={save.isPending}>
          {words.saveAtOnce}
        </Button>
      </div>
      {offers.length === 0 || !taken.facts.has('prices') ? null : (
        <ProductPicker offers={offers} chosen={chosen} onChange={setChosen} />
      )}
      {detection === null || offers.length === 0 ? (
        <ManualProducts
          siteUrl={detection?.pricePages[0]?.url ?? url}
          products={manual}
          onChange={setManual}
        />
      ) : null}
      {detection === null || offers.length === 0 ? (
        <Connectors siteUrl={url} added={named} onChange={setNamed} />
      ) : null}
      <form id={form} onSubmit={submit} className={css['form']}>
        <PresetCard
          value={often}
          reminder={<Reminder name={identity.name} url={url} />}
          onChange={(chosenPreset) => {
            setTimings({});
            setOften(chosenPreset);
          }}
        >
          <Proposals
            probes={probes}
            errorAt={(path) => fieldError(save.error, path)}
            onTiming={(key, timing) => setTimings((before) => ({ ...before, [key]: timing }))}
          />
          {offers.length > 0 && !isPriced && manual.length === 0 ? (
            <p className={css['note']}>{words.nothingChosen}</p>
          ) : null}
        </PresetCard>
        <MoreProbes
          drafts={detection?.drafts ?? []}
          added={more}
          firstIndex={probes.length}
          errorAt={(path) => fieldError(save.error, path)}
          onChange={setMore}
        />
        <Details value={identity} error={save.error} onChange={setIdentity} />
        {existing === undefined ? (
          shownAtFields(save.error, [...FIELDS, ...shownPaths]) ? null : (
            <ActionFailure error={save.error} />
          )
        ) : (
          <p role="alert" className={css['exists']}>
            {words.exists}{' '}
            <Link to="/platforms/$id" params={{ id: existing }} search={{}}>
              {words.existsLink}
            </Link>
          </p>
        )}
        <div className={css['save']}>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {save.isPending ? words.saving : words.save}
          </Button>
        </div>
      </form>
    </>
  );
}
