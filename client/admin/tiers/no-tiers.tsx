import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

export function NoTiers(): ReactNode {
  return (
    <Stack align="flex-start" py="xl" maw={520}>
      <Title order={1} size="h3">
        There is no tier yet
      </Title>
      <Text>
        A tier is what you sell: a named set of features and limits that tenants are on. What it does not say, it
        inherits from the defaults of the registry.
      </Text>
      <Button component={Link} href="/tiers?new">
        Create the first tier
      </Button>
    </Stack>
  );
}
