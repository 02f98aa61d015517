import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function PlatformLink({
  of: { platformId, platformName },
  children,
}: {
  of: { platformId: string; platformName: string };
  /** What else belongs to the name. */
  children?: ReactNode;
}) {
  return (
    <strong>
      <Link to="/platforms/$id" params={{ id: platformId }}>
        {platformName}
      </Link>
      {children}
    </strong>
  );
}
