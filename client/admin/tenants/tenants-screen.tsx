import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { NotFound } from '../reading/not-found.tsx';
import { TenantList } from './tenant-list.tsx';
import { TenantPage } from './tenant-page.tsx';
import './tenants.css';

/** All tenants, and each with what it has and why. */
export function TenantsScreen(): ReactNode {
  return (
    <Switch>
      <Route path="/tenants" component={TenantList} />
      <Route path="/tenants/:id">{({ id }) => <TenantPage key={id} id={id} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
