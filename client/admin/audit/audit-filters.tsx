import { Button, Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FeaturePicker } from '../pickers/feature-picker.tsx';
import { TenantPicker } from '../pickers/tenant-picker.tsx';
import { toLocalInput } from '../values/end-presets.ts';
import { type FilterName, withFilter } from './audit-filter.ts';

const abouts = [
  { value: 'TENANT', label: 'Tenants' },
  { value: 'TIER', label: 'Tiers' },
  { value: 'REGISTRY', label: 'Features' },
  { value: 'MODEL', label: 'Models' },
  { value: 'COMPONENT', label: 'Components' },
  { value: 'SETTING', label: 'Settings' },
];
const actions = [
  { value: 'CREATE', label: 'Created' },
  { value: 'UPDATE', label: 'Changed' },
  { value: 'ENABLE', label: 'Switched on' },
  { value: 'DISABLE', label: 'Switched off' },
  { value: 'DELETE', label: 'Removed' },
  { value: 'REQUEST', label: 'Upgrade request' },
];

interface AuditFiltersProps {
  readonly search: URLSearchParams;
  readonly onChange: (search: URLSearchParams) => void;
}

/** What the log is narrowed to. All of it stands in the address, so that a view can be sent to somebody. */
export function AuditFilters({ search, onChange }: AuditFiltersProps): ReactNode {
  const set = (name: FilterName, value: string | null): void => onChange(withFilter(search, name, value));
  const moment = (name: 'from' | 'until', label: string): ReactNode => {
    const value = search.get(name);
    return (
      <TextInput
        type="datetime-local"
        label={label}
        value={value === null ? '' : toLocalInput(new Date(value))}
        onChange={(event) => {
          const chosen = new Date(event.currentTarget.value);
          set(name, Number.isNaN(chosen.getTime()) ? null : chosen.toISOString());
        }}
      />
    );
  };
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label="About"
        placeholder="Everything"
        clearable
        clearButtonProps={{ 'aria-label': 'Everything' }}
        w={140}
        data={abouts}
        value={search.get('about')}
        onChange={(value) => set('about', value)}
      />
      <Select
        label="What happened"
        placeholder="Anything"
        clearable
        clearButtonProps={{ 'aria-label': 'Anything' }}
        w={160}
        data={actions}
        value={search.get('action')}
        onChange={(value) => set('action', value)}
      />
      <TenantPicker label="Tenant" tenantId={search.get('tenant')} onChange={(tenant) => set('tenant', tenant)} />
      <FeaturePicker
        label="Feature"
        featureKey={search.get('feature')}
        onChange={(feature) => set('feature', feature)}
      />
      {moment('from', 'From')}
      {moment('until', 'Until')}
      {search.size > 0 && (
        <Button variant="subtle" onClick={() => onChange(new URLSearchParams())}>
          Clear
        </Button>
      )}
    </Group>
  );
}
