import { Tooltip } from '@mantine/core';
import { IconBolt, IconEye, IconTool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { capabilities, type Model } from './model.ts';

const icons = { tools: IconTool, vision: IconEye, streaming: IconBolt } as const;

/** What a model can, each as an icon with its name. */
export function CapabilityIcons({ model }: { readonly model: Model }): ReactNode {
  return (
    <span className="capabilities">
      {capabilities.map(({ value, label, has }) => {
        if (!has(model)) return <span key={value} />;
        const Icon = icons[value];
        return (
          <Tooltip key={value} label={label}>
            <Icon size={16} role="img" aria-label={label} />
          </Tooltip>
        );
      })}
    </span>
  );
}
