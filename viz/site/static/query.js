// The editor in place of the plain form, where the reader wants it.

const form = document.getElementById('plain');
const text = document.getElementById('query');
const place = document.getElementById('editor');
const button = document.getElementById('open-editor');
let editor = null;

function endpoint() {
  return new URL(form.dataset.endpoint, location.href).href;
}

function open() {
  place.hidden = false;
  form.hidden = true;
  editor = editor || new window.Yasgui(place, {
    requestConfig: { endpoint: endpoint(), method: 'GET' },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    yasqe: { value: text.value, persistenceId: null, showQueryButton: true, resizeable: true },
    yasr: { persistenceId: null },
  });
  const tab = editor.getTab();
  tab.setEndpoint(endpoint());
  tab.setQuery(text.value);
}

if (window.Yasgui && button) {
  button.hidden = false;
  button.addEventListener('click', open);
}
