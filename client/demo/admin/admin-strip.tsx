import {
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconSearch,
  IconShieldLock,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Reveal } from '../gates/use-view.ts';
import type { Viewer } from '../session/viewer.ts';
import { ConnectionCard } from './connection-card.tsx';
import { FeatureRow } from './feature-row.tsx';
import { shownFeatures } from './shown-features.ts';
import { type TierEditor, useTier } from './use-tier.ts';

interface AdminPanelProps {
  /** The tenant of whoever is signed in beside it. */
  readonly tenant: Viewer['tenant'];
  /** The text that features are searched by; a key where a gate asked for its feature. */
  readonly wanted: string;
  readonly onSearch: (text: string) => void;
  readonly onReveal: Reveal;
  readonly onCutConnection: () => void;
}

interface AdminStripProps extends AdminPanelProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Not part of the product: the panel of whoever runs it. What is switched here shows on the left at once. */
export function AdminStrip({ open, onToggle, ...panel }: AdminStripProps): ReactNode {
  const ToggleIcon = open ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand;
  return (
    <aside className="admin" aria-label="Super Admin" data-open={open || undefined}>
      <div className="admin-head">
        <IconShieldLock size={17} aria-hidden />
        <h2>Super Admin</h2>
        <button
          type="button"
          className="icon-button small"
          aria-expanded={open}
          aria-label={open ? 'Close the admin panel' : 'Open the admin panel'}
          onClick={onToggle}
        >
          <ToggleIcon size={17} aria-hidden />
        </button>
      </div>
      {/* Folded, it neither signs in nor reads anything. */}
      {open && <AdminPanel {...panel} />}
    </aside>
  );
}

function AdminPanel({ tenant, wanted, onSearch, onReveal, onCutConnection }: AdminPanelProps): ReactNode {
  const editor = useTier(tenant?.id ?? null);
  return (
    <>
      <ConnectionCard onCutConnection={onCutConnection} />
      <TierHead tenant={tenant} editor={editor} />
      {editor.tier && (
        <>
          <label className="search">
            <IconSearch size={15} aria-hidden />
            <span className="visually-hidden">Search all features</span>
            <input
              type="search"
              placeholder={`Search all ${editor.tier.features.length} features`}
              value={wanted}
              onChange={(event) => onSearch(event.target.value)}
            />
          </label>
          <ul className="switches" aria-label={`Features of ${editor.tier.name}`}>
            {shownFeatures(editor.tier.features, wanted).map((entry) => (
              <FeatureRow key={entry.key} entry={entry} editor={editor} onReveal={onReveal} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function TierHead({ tenant, editor }: { readonly tenant: Viewer['tenant']; readonly editor: TierEditor }): ReactNode {
  const { tier, failure } = editor;
  if (failure !== null) {
    return (
      <p className="notice" role="alert">
        The tier cannot be read. {failure}
      </p>
    );
  }
  if (tenant === null || tier === undefined) return <p className="muted tier-head">Loading…</p>;
  if (tier === null) {
    return (
      <p className="notice">
        {tenant.name} has no tier: it gets the defaults of the registry, and nothing can be switched here.
      </p>
    );
  }
  return (
    <div className="tier-head">
      <p>
        What <b>{tier.name}</b> includes
      </p>
      <p className="muted">
        {tier.tenantCount} {tier.tenantCount === 1 ? 'tenant' : 'tenants'} · version {tier.version}
      </p>
      {!tenant.isActive && <p className="notice">{tenant.name} is suspended, so everything stays off.</p>}
    </div>
  );
}
