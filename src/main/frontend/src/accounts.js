// Finds accounts as one types: the page's own form still works without this.
import htmx from 'htmx.org';

for (const form of document.querySelectorAll('[data-account-search]')) {
  for (const [name, event] of [
    ['q', 'input changed delay:400ms'],
    ['organisation', 'input changed delay:400ms'],
    ['size', 'change'],
  ]) {
    const field = form.elements[name];
    field?.setAttribute('hx-get', '/accounts');
    field?.setAttribute('hx-trigger', event);
    field?.setAttribute('hx-include', 'closest form');
    field?.setAttribute('hx-target', '#accounts-found');
    field?.setAttribute('hx-sync', 'closest form:replace');
  }
  htmx.process(form);
}
