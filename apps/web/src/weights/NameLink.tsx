import { Link } from '@tanstack/react-router';
import { memo } from 'react';

/** To a platform by its name; links are dear to draw anew, and the same ones come back all the time. */
export const NameLink = memo(function NameLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/platforms/$id" params={{ id }} title={name}>
      {name}
    </Link>
  );
});
