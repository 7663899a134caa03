import { initAll } from 'nhsuk-frontend';

// NHS.UK's own template sets these classes in an inline script, which our content security policy refuses.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();

document.addEventListener('htmx:load', ({ detail: { elt } }) => {
  if (elt !== document.body) {
    // From the parent, so that a swapped element that is itself a component starts too.
    initAll({ scope: elt.parentElement, onError: reportUnlessStarted });
  }
});

function reportUnlessStarted(error) {
  if (error.name !== 'InitError') {
    console.error(error);
  }
}
