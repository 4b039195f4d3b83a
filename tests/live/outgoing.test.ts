import { expect, test } from 'vitest';
import { Outgoing } from '../../server/live/outgoing.ts';
import type { Outlet } from '../../server/live/outlet.ts';

function outlet(send: (frame: Buffer) => void): Outlet & { closedWith: number | undefined } {
  return {
    bufferedAmount: 0,
    closedWith: undefined,
    send,
    close(code) {
      this.closedWith = code;
    },
  };
}

test('a socket that cannot be written to is closed with a code that clients come back after, and keeps nobody from theirs', () => {
  const got: string[] = [];
  const broken = outlet(() => {
    throw new Error('broken');
  });
  const sound = outlet((frame) => got.push(frame.toString()));
  const outgoing = new Outgoing();
  outgoing.add(broken, Buffer.from('first'));
  outgoing.add(sound, Buffer.from('second'));
  outgoing.add(sound, Buffer.from('third'));
  expect(outgoing.write()).toBe(2);
  expect(got).toEqual(['second', 'third']);
  expect([broken.closedWith, sound.closedWith]).toEqual([1013, undefined]);
});
