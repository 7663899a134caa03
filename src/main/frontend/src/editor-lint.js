// Asks the rules of the product about what is drawn; they are the same as at deployment.
const token = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** What is wrong with the file, in the order of the document; throws in words where it cannot be checked. */
export async function lint(file, content) {
  const response = await fetch('/models/lint', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      [token('_csrf_header')]: token('_csrf'),
    },
    body: JSON.stringify({ file, content }),
    redirect: 'error',
  }).catch(() => {
    throw new Error('The product does not answer, or you are no longer signed in. Your draft is kept.');
  });
  if (response.ok) {
    return (await response.json()).problems;
  }
  throw new Error(WHY[response.status] ?? `It cannot be checked at the moment (${response.status}).`);
}

const WHY = {
  401: 'You are no longer signed in. Your draft is kept: sign in again and come back.',
  403: 'You are no longer signed in, or no process owner. Your draft is kept.',
  413: 'The file is too large to be checked: a model may have 1 MiB.',
  429: 'Too much was asked at once. It is checked again after your next change.',
};
