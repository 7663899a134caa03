// The dialog to mark an account, and the password that is shown once. Without this the button leads to a page.
for (const opener of document.querySelectorAll('[data-opens-dialog]')) {
  const dialog = document.getElementById(opener.dataset.opensDialog);
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  dialog.querySelector('[data-closes-dialog]').addEventListener('click', (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('close', () => dialog.querySelector('form').reset());
}

for (const button of document.querySelectorAll('[data-copies]')) {
  const secret = document.getElementById(button.dataset.copies);
  const said = document.getElementById(`${button.dataset.copies}-copied`);
  if (navigator.clipboard) {
    button.hidden = false;
  }
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'Your browser does not allow copying. Select the password instead.';
    }
  });
}

// A browser may keep a page that was left and show it again: the password is not on it any more.
for (const secret of document.querySelectorAll('[data-secret]')) {
  addEventListener('pagehide', () => {
    secret.textContent = 'Shown once';
  });
}
