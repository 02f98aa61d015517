import { getRouteApi } from '@tanstack/react-router';
import { EntryPage } from './EntryPage.tsx';
import { KindsPage } from './KindsPage.tsx';

const route = getRouteApi('/platforms/$id/entries/new/{-$kind}');

/** The form of a kind, or the choice of one. */
export function NewEntryPage() {
  const { id, kind } = route.useParams();
  const about = route.useSearch();
  return kind === undefined ? <KindsPage id={id} /> : <EntryPage id={id} name={kind} {...about} />;
}
