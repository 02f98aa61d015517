import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';

/** Only http(s): a supplier's page must not be able to hand us a script address. */
function safe(url: string): boolean {
  return /^https?:\/\//i.test(url) || url.startsWith('/');
}

/** The last letter keeps room for the mark, which adds no width and so never starts a line of its own. */
const MARK = 9;

/** Opens outside; the other page learns nothing about ours. */
export function NewTabLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { m } = useI18n();
  if (!safe(href)) return <span className={className}>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={className}
      title={m.shell.newTab}
    >
      <span style={{ paddingInlineEnd: MARK + 3 }}>{children}</span>
      <svg
        viewBox="0 0 10 10"
        width={MARK}
        height={MARK}
        aria-hidden="true"
        style={{ marginInlineStart: -MARK }}
      >
        <path d="M3.5 1.5h5v5M8.5 1.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
    </a>
  );
}
