import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, wholeOf } from '../src/places.js';

test('the place of a shape is its middle', () => {
  assert.deepEqual(placeOf({ x: 100, y: 40, width: 36, height: 20 }), { x: 118, y: 50 });
});

test('the place of a flow, which has no width, is half way along it', () => {
  const waypoints = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 300 },
  ];
  assert.deepEqual(placeOf({ waypoints }), { x: 100, y: 100 });
});

test('a flow whose ends are one point is there', () => {
  const waypoints = [
    { x: 7, y: 9 },
    { x: 7, y: 9 },
  ];
  assert.deepEqual(placeOf({ waypoints }), { x: 7, y: 9 });
});

test('a drawing that is seen whole lies between what covers the left edge and the right one', () => {
  const drawing = { x: 50, y: 20, width: 2000, height: 100 };
  const shown = wholeOf(drawing, { width: 1100, height: 600 }, 100);
  const scale = 1100 / shown.width;
  assert.equal(scale, 0.5);
  assert.equal((drawing.x - shown.x) * scale, 100);
  assert.equal((drawing.x + drawing.width - shown.x) * scale, 1100);
  assert.equal((drawing.y + drawing.height / 2 - shown.y) * scale, 300);
});

test('a small drawing is not made larger', () => {
  const shown = wholeOf({ x: 0, y: 0, width: 100, height: 50 }, { width: 500, height: 300 }, 100);
  assert.equal(shown.width, 500);
  assert.equal(-shown.x, 250);
});
