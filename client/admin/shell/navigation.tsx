import { useQuery } from '@apollo/client/react';
import { Badge, NavLink } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { navItems } from './nav-items.ts';
import { pendingRequestsQuery } from './operations.ts';

function isBelow(location: string, path: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
}

interface NavigationProps {
  readonly onNavigate: () => void;
}

export function Navigation({ onNavigate }: NavigationProps): ReactNode {
  const [location] = useLocation();
  const { data } = useQuery(pendingRequestsQuery);
  const pending = data?.upgradeRequests.totalCount ?? 0;

  return (
    <nav aria-label="Screens">
      {navItems.map(({ path, label, icon: Icon }) => {
        const isActive = isBelow(location, path);
        return (
          <NavLink
            key={path}
            component={Link}
            href={path}
            onClick={onNavigate}
            label={label}
            active={isActive}
            aria-current={isActive ? 'page' : undefined}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            rightSection={
              path === '/requests' && pending > 0 ? (
                <Badge size="sm" circle={pending < 10} aria-label={`${pending} pending`}>
                  {pending}
                </Badge>
              ) : null
            }
            className="nav-link"
          />
        );
      })}
    </nav>
  );
}
