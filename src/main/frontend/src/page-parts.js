const FIELDS = 'input:not([type=hidden]), textarea, select';

/** Whether what is shown in a part gives way to its news: where they differ, and nobody writes there. */
export function isTakenFrom(news, part, focused = document.activeElement) {
  return (
    news.dataset.stamp !== part.dataset.stamp &&
    ![...part.querySelectorAll(FIELDS)].some((field) => field === focused || isFilled(field))
  );
}

function isFilled({ type, value, checked, defaultChecked }) {
  return type === 'checkbox' || type === 'radio' ? checked !== defaultChecked : !type.startsWith('select') && value.trim() !== '';
}

/** What was unfolded stays so; where the focus was, it is put by htmx, which goes by ids. */
export function keepPlace(news, part) {
  const named = (root, selector, like) =>
    [...root.querySelectorAll(selector)].find(({ textContent }) => textContent.trim() === like.textContent.trim());
  for (const open of part.querySelectorAll('details[open] > summary')) {
    named(news, 'summary', open)?.parentElement.setAttribute('open', '');
  }
  const focused = document.activeElement;
  if (part.contains(focused)) {
    const same = named(news, focused.localName, focused);
    if (same) {
      same.id ||= 'gh-focused';
      focused.id = same.id;
    } else {
      news.tabIndex = -1;
      focused.id = news.id;
    }
  }
}
