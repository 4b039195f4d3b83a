import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface NotFoundProps {
  /** What was looked for, such as “This tenant”. */
  readonly what?: string;
}

export function NotFound({ what = 'This page' }: NotFoundProps): ReactNode {
  return (
    <Stack gap="xs" py="xl">
      <Title order={1} size="h3">
        {what} does not exist
      </Title>
      <Text c="dimmed">It may have been removed, or the address may be mistyped.</Text>
      <Anchor component={Link} href="/">
        Go to the overview
      </Anchor>
    </Stack>
  );
}
