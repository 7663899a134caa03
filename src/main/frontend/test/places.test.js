import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf } from '../src/places.js';

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
