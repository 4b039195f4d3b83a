import { Button, Kbd } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function PaletteButton(): ReactNode {
  return (
    <Button
      variant="default"
      size="xs"
      className="palette-button"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={<Kbd size="xs">Ctrl K</Kbd>}
      onClick={() => spotlight.open()}
    >
      Search
    </Button>
  );
}
