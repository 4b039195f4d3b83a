import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { applyTheme, storedTheme, type Theme, themes } from './theme.ts';

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;
const labels: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Goes round system, light and dark. */
export function ThemeToggle(): ReactNode {
  const [theme, setTheme] = useState(storedTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const Icon = icons[theme];
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Theme: ${labels[theme]}. Switch to ${labels[next]}`}
      title={`Theme: ${labels[theme]}`}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon size={17} aria-hidden />
    </button>
  );
}
