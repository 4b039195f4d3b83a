import { Anchor, Badge, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AuditEntry } from './audit-entry.ts';
import { entryAddress } from './entry-address.ts';
import { type Difference, entryDifferences } from './entry-differences.ts';

const actions: Readonly<Record<AuditEntry['action'], { readonly label: string; readonly color: string }>> = {
  CREATE: { label: 'created', color: 'teal' },
  DELETE: { label: 'removed', color: 'red' },
  ENABLE: { label: 'on', color: 'teal' },
  DISABLE: { label: 'off', color: 'red' },
  UPDATE: { label: 'changed', color: 'cyan' },
  REQUEST: { label: 'request', color: 'grape' },
};

interface EntryLineProps {
  readonly entry: AuditEntry;
  /** Whether what it names leads to its screen. */
  readonly linked: boolean;
}

/** What one line of the log changed: about what, and from what to what. */
export function EntryLine({ entry, linked }: EntryLineProps): ReactNode {
  const { entityName, entityType, featureName, featureKey, action } = entry;
  const { label, color } = actions[action];
  const address = linked ? entryAddress(entry) : null;
  const about = entityName ?? entityType.toLowerCase();
  const differences = entryDifferences(entry);
  return (
    <li className="entry-line">
      <Badge size="sm" variant="light" color={color} className="entry-action">
        {label}
      </Badge>
      <div className="grow">
        <Text size="sm" component="span" fw={600} className="breakable">
          {address === null ? (
            about
          ) : (
            <Anchor component={Link} href={address} size="sm" fw={600} c="var(--mantine-color-text)">
              {about}
            </Anchor>
          )}
        </Text>
        {featureName !== null && featureName !== entityName && (
          <Text size="sm" component="span">
            {' · '}
            {linked ? (
              <Anchor component={Link} href={`/features/${featureKey}`} size="sm">
                {featureName}
              </Anchor>
            ) : (
              featureName
            )}
          </Text>
        )}
        <Differences differences={differences} created={action === 'CREATE'} />
      </div>
    </li>
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly created: boolean;
}

function Differences({ differences, created }: DifferencesProps): ReactNode {
  // Of something new, what it does not have is no news.
  const shown = created ? differences.filter(({ after }) => after !== null && after !== 'no') : differences;
  return (
    <ul className="plain-list differences">
      {shown.map(({ label, before, after }) => (
        <li key={label}>
          <Text size="xs" c="dimmed" component="span">
            {label}{' '}
          </Text>
          {before !== null && (
            <Text size="xs" component="span" td="line-through" c="dimmed" className="breakable">
              {before}
            </Text>
          )}
          {before !== null && <IconArrowRight size={12} aria-label="becomes" className="becomes" />}
          <Text size="xs" component="span" className="breakable">
            {after ?? 'nothing'}
          </Text>
        </li>
      ))}
    </ul>
  );
}
