import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type Dispatch } from 'react';
import { profilesQuery } from './queries.ts';
import { sharesOf, type Shares } from './shares.ts';
import type { Action } from './tuning.ts';

/**
 * What the page begins with where its address says nothing: the team's own weights, once they are known, else
 * the buyer's. Told to `act` unless weights were `given`.
 */
export function useHome(base: Shares, given: boolean, act: Dispatch<Action>): Shares {
  const profiles = useQuery(profilesQuery);
  const own = profiles.data?.items.find(({ isDefault }) => isDefault);
  const told = useRef(given);
  useEffect(() => {
    if (told.current || profiles.data === undefined) return;
    told.current = true;
    if (own !== undefined) act({ kind: 'begin', shares: sharesOf(own.weights) });
  }, [own, profiles.data, act]);
  return own === undefined ? base : sharesOf(own.weights);
}
