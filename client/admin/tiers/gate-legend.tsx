import { ActionIcon, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const explained = [
  {
    name: 'Overrides',
    about: 'Admins may give single tenants of the tier something else. Without it, overrides by admins do not count.',
  },
  {
    name: 'Requests',
    about: 'Tenants of the tier may ask for the feature, or for more of it. Approved, the request becomes an override.',
  },
] as const;

/** The heads of the columns, with what the two tenant gates do. */
export function GateLegend(): ReactNode {
  return (
    <div className="tier-heads">
      <span className="tier-head-wide">Feature</span>
      <span className="tier-head-wide">Inherited or set</span>
      <span className="tier-head-gates">
        {explained.map(({ name, about }) => (
          <span key={name} className="tier-head-gate">
            {name}
            <Tooltip label={about} multiline w={260} withArrow events={{ hover: true, focus: true, touch: true }}>
              <ActionIcon variant="transparent" color="gray" size={24} aria-label={`${name}: ${about}`}>
                <IconInfoCircle size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </span>
        ))}
      </span>
      <span className="tier-head-wide">Value</span>
    </div>
  );
}
