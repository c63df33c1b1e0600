// The editor in place of the plain form, where the reader wants it.

const form = document.getElementById('plain');
const text = document.getElementById('query');
const place = document.getElementById('editor');
const desk = document.getElementById('editor-desk');
const button = document.getElementById('open-editor');
const { base, root } = form.dataset;
const endpoint = new URL(form.dataset.endpoint, location.href).href;
let editor = null;

/** Completion from the terms that the data really use, instead of asking another site for some. */
async function ownCompleters(Yasqe) {
  const terms = await (await fetch(form.dataset.terms)).json();
  for (const [kind, own] of [['class', terms.classes], ['property', terms.properties]]) {
    Yasqe.forkAutocompleter(kind, { name: `own-${kind}`, bulk: true, persistenceId: null, get: () => own }, false);
  }
}

function show(editing) {
  desk.hidden = !editing;
  form.hidden = editing;
}

async function open() {
  button.disabled = true;
  if (!editor) await ownCompleters(window.Yasgui.Yasqe);
  show(true);
  editor = editor || new window.Yasgui(place, {
    requestConfig: { endpoint, method: 'GET' },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    yasqe: {
      persistenceId: null,
      prefixCcApi: form.dataset.prefixes,
      autocompleters: ['variables', 'prefixes', 'own-class', 'own-property'],
    },
    yasr: { persistenceId: null },
  });
  editor.getTab().setEndpoint(endpoint);
  editor.getTab().setQuery(text.value);
  button.disabled = false;
}

function close() {
  text.value = editor.getTab().getQuery();
  show(false);
  text.focus();
}

/** Links of the answer lead to this server's pages, also where the data's own address is another. */
function keepHere(event) {
  const link = event.target.closest('a[href]');
  if (link && base && link.getAttribute('href').startsWith(base)) {
    link.href = `${root}/${link.getAttribute('href').slice(base.length)}`;
  }
}

/** With the editor open, an example goes into it. */
function useExample(event) {
  const link = event.target.closest('a.example');
  if (!link || desk.hidden) return;
  event.preventDefault();
  editor.getTab().setQuery(new URL(link.href).searchParams.get('query'));
  editor.getTab().getYasqe().focus();
}

if (window.Yasgui && button) {
  button.hidden = false;
  button.addEventListener('click', open);
  document.getElementById('close-editor').addEventListener('click', close);
  place.addEventListener('click', keepHere, true);
  place.addEventListener('auxclick', keepHere, true);
  document.addEventListener('click', useExample);
}
