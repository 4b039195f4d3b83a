import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

const MAX_PRESSES = 200;
const ROOM_PX = 6; // where a focus ring is drawn

/** A person without a pointer. */
export interface Keyboard {
  /** Opens the palette, types, and goes to what it finds under that name. */
  readonly goTo: (words: string, option: string) => Promise<void>;
  /** Presses Tab until the target has the focus, and sees where the focus is. */
  readonly tabTo: (target: Locator) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/**
 * Names what has the focus, as soon as something has.
 * @throws where nothing gets it: the next Tab would begin anywhere.
 */
export async function focused(page: Page): Promise<string> {
  const element = await page.waitForFunction(() => document.activeElement !== document.body && document.activeElement);
  return element.evaluate((found) =>
    found === false || found === null ? '' : (found.getAttribute('aria-label') ?? found.textContent ?? ''),
  );
}

/** Whether the page looks different with the focus on the target than without. */
async function isFocusVisible(page: Page, target: Locator): Promise<boolean> {
  const box = await target.evaluate((element) => {
    // A switch lies hidden under its track.
    const shown = [element, element.parentElement].find((each) => (each?.getBoundingClientRect().width ?? 0) > 2);
    const { x, y, width, height } = (shown ?? element).getBoundingClientRect();
    return { x, y, width, height };
  });
  const clip = {
    x: Math.max(0, box.x - ROOM_PX),
    y: Math.max(0, box.y - ROOM_PX),
    width: box.width + 2 * ROOM_PX,
    height: box.height + 2 * ROOM_PX,
  };
  const picture = (): Promise<Buffer> => page.screenshot({ clip, animations: 'disabled' });
  const withFocus = await picture();
  await target.evaluate((element: HTMLElement) => element.blur());
  const without = await picture();
  await target.focus();
  return !withFocus.equals(without);
}

export function keyboardOf(page: Page): Keyboard {
  const press: Keyboard['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    async tabTo(target) {
      await target.waitFor({ state: 'attached' });
      for (let presses = 0; !(await hasFocus(target)); presses++) {
        if (presses > MAX_PRESSES) throw new Error(`${MAX_PRESSES} times Tab do not lead to ${target.toString()}.`);
        await press('Tab');
      }
      // A dialog may still be on its way to its place.
      await until(`the focus on ${target.toString()} shows`, () => isFocusVisible(page, target));
    },
    async goTo(words, option) {
      await press('Control+k');
      const search = page.getByRole('textbox', { name: 'Search the console' });
      await search.waitFor();
      await page.keyboard.type(words);
      const action = page.locator('.mantine-Spotlight-action');
      const found = action.filter({
        has: page.locator('.mantine-Spotlight-actionLabel', { hasText: new RegExp(`^${option}$`) }),
      });
      const selected = found.and(page.locator('[data-selected]'));
      await found.first().waitFor();
      for (let presses = 0; (await selected.count()) === 0; presses++) {
        if (presses > MAX_PRESSES) throw new Error(`The arrow keys do not lead to ${option}.`);
        await press('ArrowDown');
      }
      await press('Enter');
      await search.waitFor({ state: 'detached' });
    },
  };
}
