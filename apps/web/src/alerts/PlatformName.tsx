import { useQuery } from '@tanstack/react-query';
import { platformQuery } from '../api/queries.ts';

/** What a platform is called; its id until that is known, or when it is gone. */
export function usePlatformName(id: string): string {
  const platform = useQuery({ ...platformQuery(id), enabled: id !== '' });
  return platform.data?.name ?? id;
}

export function PlatformName({ id }: { id: string }) {
  return <>{usePlatformName(id)}</>;
}
