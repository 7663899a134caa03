import htmx from 'htmx.org';

Object.assign(htmx.config, {
  allowEval: false,
  includeIndicatorStyles: false,
  // Without "style", which our content security policy refuses as an attribute.
  attributesToSettle: ['class', 'width', 'height'],
  // Pages hold personal data: none is kept in the browser's storage, "back" asks the server again.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener('htmx:configRequest', ({ detail }) => {
  const header = meta('_csrf_header');
  if (header && detail.verb !== 'get') {
    detail.headers[header] = meta('_csrf');
  }
});

document.addEventListener('htmx:beforeRequest', () => say(''));
document.addEventListener('htmx:sendError', () => say('There was no answer. Check your connection and try again.'));
document.addEventListener('htmx:timeout', () => say('There was no answer in time. Try again.'));
document.addEventListener('htmx:responseError', ({ detail }) =>
  say(
    [401, 403].includes(detail.xhr.status)
      ? 'You may have been signed out. Reload the page and try again.'
      : 'That did not work. Reload the page and try again.',
  ),
);

function say(text) {
  const notice = document.getElementById('gh-notice');
  if (notice) {
    notice.textContent = text;
  }
}
