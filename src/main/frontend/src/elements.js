export function create(tag, className, text = '') {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
