import { useEffect } from 'react';

const TRAIL = 20; // elements that are remembered

function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0;
}

/**
 * Keeps the place of who works with the keyboard: where what has the focus goes away or is disabled, as a row that is dealt with or a bar that is
 * saved, the focus goes back to where it was before, and to the screen where nothing of that is left. Who points keeps no place:
 * on a phone, a field that gets the focus would open the keyboard.
 */
export function useKeptFocus(screenId: string): void {
  useEffect(() => {
    let trail: readonly HTMLElement[] = [];
    let byKeyboard = false;
    const entered = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      trail = [target, ...trail.filter((other) => other !== target && other.isConnected)].slice(0, TRAIL);
    };
    const typed = (): void => {
      byKeyboard = true;
    };
    const pointed = (): void => {
      byKeyboard = false;
    };
    const changed = (): void => {
      const [last] = trail;
      if (!byKeyboard || document.activeElement !== document.body || last === undefined) return;
      // A button that is at work comes back, and keeps its place until then.
      if (last.isConnected && last.matches('[data-loading]')) return;
      const next = trail.find(canHaveFocus) ?? document.getElementById(screenId);
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(changed);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'data-loading'],
    });
    document.addEventListener('focusin', entered);
    document.addEventListener('keydown', typed, true);
    document.addEventListener('pointerdown', pointed, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', entered);
      document.removeEventListener('keydown', typed, true);
      document.removeEventListener('pointerdown', pointed, true);
    };
  }, [screenId]);
}
