import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface FeatureLinkProps {
  readonly feature: { readonly key: string; readonly name: string };
}

/** A feature by name; leads to its page. */
export function FeatureLink({ feature: { key, name } }: FeatureLinkProps): ReactNode {
  return (
    <Anchor component={Link} href={`/features/${key}`} size="sm" title={key}>
      {name}
    </Anchor>
  );
}
