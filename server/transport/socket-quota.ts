import { limits } from './limits.ts';

/** Counts the open sockets of each address. */
export interface SocketQuota {
  /** Takes a place; the function returned gives it back. Null: the address has as many sockets as it may. */
  take(address: string | null): (() => void) | null;
}

/** @param perAddress sockets; this machine's own addresses are not counted. */
export function createSocketQuota(perAddress: number = limits.socketsPerAddress): SocketQuota {
  const open = new Map<string, number>();
  return {
    take: (address) => {
      if (address === null || address === '::1' || address.startsWith('127.')) {
        return () => undefined;
      }
      const count = open.get(address) ?? 0;
      if (count >= perAddress) {
        return null;
      }
      open.set(address, count + 1);
      let given = true;
      return () => {
        if (!given) {
          return;
        }
        given = false;
        const left = (open.get(address) ?? 1) - 1;
        if (left === 0) {
          open.delete(address);
        } else {
          open.set(address, left);
        }
      };
    },
  };
}
