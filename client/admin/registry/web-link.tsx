import { Anchor, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface WebLinkProps {
  readonly address: string;
  /** Where it leads, for screen readers. */
  readonly label: string;
}

/** A link to elsewhere. What is no address of the web, such as `javascript:`, is shown and leads nowhere. */
export function WebLink({ address, label }: WebLinkProps): ReactNode {
  if (!/^https?:\/\//i.test(address)) {
    return (
      <Text size="xs" c="dimmed" className="breakable">
        {address}
      </Text>
    );
  }
  return (
    <Anchor href={address} target="_blank" rel="noopener noreferrer" size="sm" aria-label={label}>
      <IconExternalLink size={16} aria-hidden />
    </Anchor>
  );
}
