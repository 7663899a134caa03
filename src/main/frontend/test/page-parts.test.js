import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTakenFrom } from '../src/page-parts.js';

const text = (value) => ({ type: 'textarea', value });
const box = (checked) => ({ type: 'checkbox', value: 'a', checked, defaultChecked: true });
const part = (stamp, ...fields) => ({ dataset: { stamp }, querySelectorAll: () => fields });
const news = part('new');

test('a part is taken that differs and where nobody writes', () => {
  assert.ok(isTakenFrom(news, part('old', text(' '), box(true), { type: 'select-one', value: 'a' }), null));
});

test('a part that is as it was is left alone', () => {
  assert.ok(!isTakenFrom(news, part('new'), null));
});

test('a part is held back while somebody writes there', () => {
  const empty = text('');
  assert.ok(!isTakenFrom(news, part('old', empty), empty));
  assert.ok(!isTakenFrom(news, part('old', text('Is she in?')), null));
  assert.ok(!isTakenFrom(news, part('old', box(false)), null));
});
