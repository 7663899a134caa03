// What somebody draws is kept in this browser until it is proposed. Diagrams and tables hold no personal data.
const PREFIX = 'gatehouse.draft.';

/** {content, base, at, sent}, or null. */
export function readDraft(model) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + model));
  } catch {
    return null;
  }
}

/** Answers whether it could be kept. */
export function keepDraft(model, draft) {
  try {
    localStorage.setItem(PREFIX + model, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(model) {
  try {
    localStorage.removeItem(PREFIX + model);
  } catch {
    // Where nothing can be kept, nothing is to be dropped.
  }
}

// The page of a proposal says of which model it is. A draft begun since it was sent is another one and stays.
for (const { dataset } of document.querySelectorAll('[data-proposed-model]')) {
  if (readDraft(dataset.proposedModel)?.sent) {
    dropDraft(dataset.proposedModel);
  }
}
