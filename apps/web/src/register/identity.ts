import type { Detection } from '../api/detection.ts';
import type { Identity } from './Details.tsx';
import { FACTS, isFound, soleName } from './facts.ts';
import type { Taken } from './Found.tsx';

const LONGEST_NAME = 100;

/** Everything that was found, but of several firms none. */
export function allTaken(detection: Detection | null): Taken {
  if (detection === null) return { facts: new Set(), entity: null };
  return {
    facts: new Set(FACTS.filter((fact) => isFound(fact, detection))),
    entity: soleName(detection),
  };
}

function titleOf(detection: Detection): string {
  return detection.title.trim().slice(0, LONGEST_NAME);
}

/** A code stands for the one firm that the pages name. */
function codeOf(detection: Detection, entity: string | null): string {
  return entity !== null && soleName(detection) === entity ? (detection.uscc ?? '') : '';
}

/** What the form begins with. `called`: the name it was given by, when it was. */
export function identityOf(
  url: string,
  called: string | undefined,
  detection: Detection | null,
): Identity {
  const { host } = new URL(url);
  if (detection === null) return { name: called ?? host, legalName: '', formerNames: '', uscc: '' };
  const { entity } = allTaken(detection);
  return {
    name: called ?? (titleOf(detection) || host),
    legalName: entity ?? '',
    formerNames: '',
    uscc: codeOf(detection, entity),
  };
}

/** After a tick was set or taken away: fields follow it, but for those that somebody has written in. */
export function following(
  identity: Identity,
  url: string,
  detection: Detection,
  before: Taken,
  after: Taken,
): Identity {
  const { host } = new URL(url);
  const title = titleOf(detection) || host;
  const nameOf = (taken: Taken) => (taken.facts.has('title') ? title : host);
  const own = (field: string, old: string, fresh: string) => (field === old ? fresh : field);
  return {
    ...identity,
    name: own(identity.name, nameOf(before), nameOf(after)),
    legalName: own(identity.legalName, before.entity ?? '', after.entity ?? ''),
    uscc: own(identity.uscc, codeOf(detection, before.entity), codeOf(detection, after.entity)),
  };
}
