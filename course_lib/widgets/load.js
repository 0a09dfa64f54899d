// Opens a view that came packed: its style and its module, each once a page however many activities use them.

const modules = (globalThis.attuneViews ??= new Map());

function unpack(packed) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  writer.write(packed);
  writer.close();
  return new Response(readable).json();
}

function dress(id, css) {
  const sheet = document.getElementById(id) ?? document.head.appendChild(Object.assign(document.createElement("style"), { id }));
  if (sheet.textContent !== css) sheet.textContent = css;
}

function module(script) {
  if (!modules.has(script)) modules.set(script, import(URL.createObjectURL(new Blob([script], { type: "text/javascript" }))));
  return modules.get(script);
}

async function open(model) {
  const { name, style, script } = await unpack(model.get("_packed"));
  dress(`attune-${name}`, style);
  return (await module(script)).default;
}

export default {
  // Begun while the page still makes room for the view.
  initialize({ model }) { open(model); },
  render: async ({ model, el }) => (await open(model)).render({ model, el }),
};
