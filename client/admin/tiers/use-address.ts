import { useSearchParams } from 'wouter';

interface Address {
  readonly params: URLSearchParams;
  /** Takes the place of the address, so that Back leads out of the filters at once. An empty value takes the name away. */
  readonly set: (name: string, value: string) => void;
}

/** The filters of a screen, which stand in the address. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  return {
    params,
    set: (name, value) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
  };
}
