import { type RefObject, useEffect, useState } from 'react';

/** How large the flow may be drawn so that all of it is seen; never larger than life. */
export function useFitScale(area: RefObject<HTMLElement | null>, width: number, height: number): number {
  const [size, setSize] = useState({ width, height });
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return Math.min(1, Math.max(0.62, Math.min(size.width / width, size.height / height)));
}
