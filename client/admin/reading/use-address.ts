import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What shall be different in the address: null takes a part out. */
export type AddressChange = Readonly<Record<string, string | null>>;

interface Address {
  readonly params: URLSearchParams;
  /** Another view of the same thing, such as a filter: the back button goes past it. */
  readonly adjust: (change: AddressChange) => void;
  /** Something that opens: the back button closes it. */
  readonly open: (change: AddressChange) => void;
}

function changed(params: URLSearchParams, change: AddressChange): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || (value === '' && name !== 'new')) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The part of the address after the question mark: what is open and how it is filtered. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const adjust = useCallback(
    (change: AddressChange) => setParams((now) => changed(now, change), { replace: true }),
    [setParams],
  );
  const open = useCallback((change: AddressChange) => setParams((now) => changed(now, change)), [setParams]);
  return { params, adjust, open };
}
