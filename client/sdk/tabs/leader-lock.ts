interface LeaderLockOptions {
  readonly name: string;
  readonly elected: () => void;
  /** Another tab took the lead because this one was silent. */
  readonly deposed: () => void;
}

/** A place in the queue for the lead among the tabs of one name. */
export interface LeaderLock {
  /** Takes the lead from a tab that holds it but does not answer, as a frozen one does. */
  readonly steal: () => void;
  /** Gives up the lead, or the place in the queue. */
  readonly leave: () => void;
}

/** Stands in line for the lead. The browser gives it on when a tab closes or crashes, so that nobody has to notice. */
export function queueForLead({ name, elected, deposed }: LeaderLockOptions): LeaderLock {
  let left = false;
  let release = (): void => undefined;
  let queued = new AbortController();

  function request(steal: boolean): void {
    queued.abort();
    queued = new AbortController();
    const { signal } = queued;
    let led = false;
    const hold = (): Promise<void> | undefined => {
      if (left || (!steal && signal.aborted)) return undefined;
      led = true;
      elected();
      return new Promise((resolve) => (release = resolve));
    };
    navigator.locks.request(name, steal ? { steal } : { signal }, hold).catch(() => {
      // Refused while waiting: we asked for that. Refused while leading: stolen.
      if (!led || left) return;
      deposed();
      request(false);
    });
  }

  request(false);
  return {
    steal: () => request(true),
    leave() {
      left = true;
      queued.abort();
      release();
    },
  };
}
