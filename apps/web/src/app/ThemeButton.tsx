import { useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { Icon } from './Icon.tsx';
import { applyTheme, storedTheme, THEMES, type Theme } from './theme.ts';

/** Steps through auto, light, dark; says in words where it stands. */
export function ThemeButton({ className }: { className: string | undefined }) {
  const { m } = useI18n();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  const label = `${m.shell.theme.label}: ${m.shell.theme[theme]}`;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      title={label}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon name={theme} />
    </button>
  );
}
