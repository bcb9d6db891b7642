// Elements, sentences, and what is said to whoever looks or listens.

export const sentences = JSON.parse(document.body.dataset.sentences);

export const byId = (id) => document.getElementById(id);

/** An element with properties, `aria-` and `data-` attributes among them, and children. Text stays text. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.includes("-")) made.setAttribute(name, value);
    else if (name === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const button = (text, pressed, properties = {}) =>
  el("button", { type: "button", ...properties, on: { click: pressed } }, text);

/** Tell it to screen readers, without moving the focus. */
export function announce(text) {
  byId("news").textContent = "";
  requestAnimationFrame(() => { byId("news").textContent = text; });
}

let fading;

/** Say it where everybody sees and hears it. */
export function toast(text) {
  const shown = byId("toast");
  shown.textContent = text;
  shown.hidden = !text;
  clearTimeout(fading);
  fading = setTimeout(() => { shown.hidden = true; }, 3000 + 60 * text.length);
  announce(text);
}

/** A question with yes and no, and a field if `field` is its label; what was answered, or null. */
export function ask(title, field = "", before = "") {
  const dialog = byId("ask");
  byId("ask-title").textContent = title;
  byId("ask-label").textContent = field;
  byId("ask-label").hidden = byId("ask-field").hidden = !field;
  byId("ask-field").value = before;
  dialog.returnValue = "";
  dialog.showModal();
  (field ? byId("ask-field") : byId("ask-yes")).focus();
  return new Promise((answered) => {
    const closed = () => answered(dialog.returnValue === "yes" ? byId("ask-field").value : null);
    dialog.addEventListener("close", closed, { once: true });
  });
}

/** The small picture of an avatar, drawn when it comes into view. */
export const avatar = (code, alt, properties = {}) =>
  el("img", { src: `/avatars/${code}.png`, alt, loading: "lazy", width: 256, height: 256, ...properties });
