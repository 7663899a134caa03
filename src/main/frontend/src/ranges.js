// Judges IP ranges as they are typed: the page's own form still works without this.
import htmx from 'htmx.org';

for (const part of document.querySelectorAll('[data-range-check]')) {
  const ranges = part.querySelector('textarea[name="ipRanges"]');
  ranges.setAttribute('hx-post', '/named-locations/check');
  ranges.setAttribute('hx-trigger', 'input changed delay:400ms');
  ranges.setAttribute('hx-target', '#range-verdicts');
  if (document.querySelector('[name="organisation"]')) {
    ranges.setAttribute('hx-include', '[name="organisation"]');
  }
  ranges.setAttribute('hx-sync', 'this:replace');
  htmx.process(ranges);
}
