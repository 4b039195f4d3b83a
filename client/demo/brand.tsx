import type { ReactNode } from 'react';

/** The mark: warp and weft, one over, one under. */
export function Brand({ size = 26 }: { readonly size?: number }): ReactNode {
  return (
    <svg className="brand-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" />
      <path d="M8 4.5v6M8 13.5v6M16 4.5v15M4.5 8h9M18 8h1.5M4.5 16h9M18 16h1.5" />
    </svg>
  );
}
