import { isTakenFrom, keepPlace } from './page-parts.js';

// What asks again and again how far some work is.
const WATCHED = ['lock-down', 'enablement', 'migration', 'model-change', 'request-progress'];
// A page that was left open for long neither asks for ever nor keeps its reader signed in.
const LONGEST_WATCH = 30 * 60 * 1000;

document.addEventListener('htmx:beforeRequest', (event) => {
  if (!WATCHED.includes(event.target.id)) {
    return;
  }
  const over = performance.now() > LONGEST_WATCH;
  document.getElementById(`${event.target.id}-over`).hidden = !over;
  if (over || document.hidden) {
    event.preventDefault();
  }
});

// An answer holds every part of the page, also those that are as they were.
document.addEventListener('htmx:oobBeforeSwap', ({ detail }) => {
  const { target, fragment } = detail;
  if (!target.dataset.stamp) {
    return;
  }
  const news = fragment.firstElementChild;
  detail.shouldSwap = isTakenFrom(news, target);
  if (detail.shouldSwap) {
    keepPlace(news, target);
  }
});
