import type { ReactNode } from 'react';
import mark from './feature-control.svg';

/** The product's mark. Its name always stands beside it, so it says nothing to a screen reader. */
export function Brand({ size = 28 }: { readonly size?: number }): ReactNode {
  return <img src={mark} width={size} height={size} alt="" />;
}
