import { AppShell, Burger, Group, Loader, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import type { LiveState } from '../api/live-state.ts';
import { useSession } from '../session/session.ts';
import { Brand } from '../brand.tsx';
import { CommandPalette } from './command-palette.tsx';
import { LiveBadge } from './live-badge.tsx';
import { Navigation } from './navigation.tsx';
import { PaletteButton } from './palette-button.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { UserMenu } from './user-menu.tsx';

/** Where the screens stand in the page. */
export const SCREEN_ID = 'screen';

interface ShellProps {
  readonly live: LiveState;
  readonly children: ReactNode;
}

/** What stands around every screen. Tenant admins have one screen, and so no navigation. */
export function Shell({ live, children }: ShellProps): ReactNode {
  const { viewer } = useSession();
  const [location] = useLocation();
  const [opened, menu] = useDisclosure();
  const isSuperAdmin = viewer.role === 'SUPER_ADMIN';

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened || !isSuperAdmin, desktop: !isSuperAdmin } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip-link" href={`#${SCREEN_ID}`}>
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            {isSuperAdmin && (
              <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            )}
            <Link href="/" className="brand" aria-label="Feature Control">
              <Brand />
              <Text fw={650} visibleFrom="xs">
                Feature Control
              </Text>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {isSuperAdmin && <PaletteButton />}
            <LiveBadge live={live} />
            <ThemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      {isSuperAdmin && (
        <AppShell.Navbar p="xs">
          <Navigation onNavigate={menu.close} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id={SCREEN_ID} tabIndex={-1}>
        <ScreenBoundary key={location.split('/')[1]}>
          <Suspense fallback={<Loader aria-label="Loading" />}>{children}</Suspense>
        </ScreenBoundary>
      </AppShell.Main>
      {isSuperAdmin && <CommandPalette />}
    </AppShell>
  );
}
