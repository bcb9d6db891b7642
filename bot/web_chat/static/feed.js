// The conversation: what was asked and answered, newest first. It is kept in this browser alone.

import { listen, post } from "./api.js";
import { announce, byId, button, el, sentences, toast } from "./dom.js";

const KEPT_AS = "mochi:feed";
const MOST = 30;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** {words, id, said, told, wish}: `told` is the answer, once there is one. */
let entries = [];
let changing = () => {};
const underway = new Set(); // presses whose answer is not there yet

/** Once all that was pressed is answered: words written after "change" are meant for what it opens. */
export const settled = () => Promise.allSettled(underway);

export function openFeed(onChange) {
  changing = onChange;
  adopt();
  addEventListener("storage", ({ key }) => { if (key === KEPT_AS || key === null) adopt(); }); // by another tab
}

/** Show what is kept. Cards of what is as it was stay, and go on listening. */
function adopt() {
  const cards = [...byId("feed").children];
  const here = new Map(entries.map((entry, place) => [JSON.stringify(entry), [entry, cards[place]]]));
  const next = kept().map((entry) => here.get(JSON.stringify(entry)) ?? [entry, cardOf(entry)]);
  entries = next.map(([entry]) => entry);
  byId("feed").replaceChildren(...next.map(([, card]) => card));
  hero();
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS)) ?? [];
  } catch {
    return [];
  }
}

export function clearFeed() {
  entries = [];
  byId("feed").replaceChildren();
  keep();
}

/** What can be named by number: the avatars of the newest answer that has any. */
export function shown() {
  const entry = entries.find(({ told }) => told?.shown || (told?.codes?.length && !told.file));
  if (!entry) return {};
  return entry.told.shown ?? { codes: entry.told.codes, first: 1, wish: entry.wish };
}

/** Show what the server told about something that was asked for. */
export async function take(told, words = "") {
  if (!told) return;
  if (told.asked) add({ words, id: told.asked, said: told.said, keyboard: told.keyboard, wish: told.wish });
  else if (told.view) location.hash = `#${told.view}`;
  else if (told.edit) await changing(told.edit, told.part);
  else if (words || told.keyboard || told.shown) add({ words, told });
  else if (told.said) toast(told.said);
}

function add(entry) {
  entries.unshift(entry);
  entries.splice(MOST);
  while (byId("feed").children.length >= MOST) byId("feed").lastChild.remove();
  byId("feed").prepend(cardOf(entry));
  hero();
  keep();
  announce(entry.told?.said ?? entry.said);
  if (location.hash && location.hash !== "#draw") location.hash = "#draw";
  reveal(byId("feed").firstChild);
}

/** Scroll to a card, unless its beginning is in sight already. */
function reveal(card) {
  const { top } = card.getBoundingClientRect();
  if (top < 0 || top > innerHeight * 0.4) {
    card.scrollIntoView({ block: "start", behavior: STILL.matches ? "auto" : "smooth" });
  }
}

function cardOf(entry) {
  const card = el("li", { className: "card answer" });
  fill(card, entry);
  if (entry.id && !entry.told) listen(entry.id, (kind, told) => hear(card, entry, kind, told));
  return card;
}

function hear(card, entry, kind, told) {
  if (kind === "waiting" || kind === "drawing") {
    const said = kind === "drawing" ? sentences["web-drawing"] : told.said;
    if (said) card.querySelector(".said").textContent = said;
    return;
  }
  if (entry.told || !entries.includes(entry)) return; // given up, or gone from here
  entry.told = kind === "gone" ? { said: sentences["web-gone"] } : told;
  fill(card, entry);
  keep();
  if (card === byId("feed").firstChild) reveal(card);
  const alts = (told.pictures ?? []).map(({ alt }) => alt).join(" · ");
  announce(alts ? `${sentences["web-ready"]} ${alts}` : entry.told.said);
}

function fill(card, entry) {
  const focused = card.contains(document.activeElement);
  card.replaceChildren();
  if (entry.words) card.append(el("p", { className: "asked" }, entry.words));
  if (!entry.told) {
    const mochi = el("img", { src: "/static/mochi.svg", alt: "", width: 56, height: 56 });
    card.append(el("div", { className: "waiting" }, mochi, el("p", { className: "said" }, entry.said)));
    card.append(keys(card, entry, entry.keyboard ?? []));
  } else {
    const { pictures = [], keyboard = [] } = entry.told;
    const beneath = pictures.length > 1 ? keyboard.filter((row) => row.length === pictures.length) : [];
    const beside = el("div", {}, el("p", { className: "said" }, entry.told.said));
    if (entry.told.file) beside.append(download(entry.told.file));
    if (entry.told.codes?.length) beside.append(recipes(entry.told.codes));
    beside.append(keys(card, entry, keyboard.filter((row) => !beneath.includes(row))));
    const all = pictures.length ? [album(card, entry, beneath), beside] : [beside];
    card.append(el("div", { className: `laid of-${["none", "one"][pictures.length] ?? "many"}` }, ...all));
  }
  if (focused) card.querySelector("button, a")?.focus();
}

function album(card, entry, beneath) {
  const { pictures, file, codes } = entry.told;
  const figures = pictures.map(({ src, alt }, place) => {
    const again = () => { if (codes.length === pictures.length) image.src = `/avatars/${codes[place]}.png`; };
    const moving = file?.kind.startsWith("image/") && file.kind !== "image/svg+xml";
    const image = el("img", { src: moving && !STILL.matches ? file.src : src, alt });
    image.addEventListener("error", again, { once: true });
    const below = beneath.map((row) => key(card, entry, row[place]));
    return el("figure", {}, image, below.length ? el("figcaption", {}, ...below) : null);
  });
  return el("div", { className: pictures.length > 1 ? "pictures many" : "pictures" }, ...figures);
}

const download = ({ src, name }) =>
  el("a", { className: "button", href: src, download: name }, `${sentences["web-download"]} ${name}`);

function recipes(codes) {
  const rows = codes.map((code) =>
    el("li", {}, el("code", {}, code), button(sentences["web-copy"], () => copy(code), { className: "small" })));
  return el("details", { className: "codes" },
    el("summary", {}, sentences["web-recipes"]), el("ol", {}, ...rows));
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code); // there is none over plain http, and in some frames it may not
  } catch {
    if (!copiedBySelecting(code)) return;
  }
  toast(sentences["web-copied"]);
}

function copiedBySelecting(code) {
  const field = el("textarea", { value: code, readOnly: true });
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

const keys = (card, entry, rows) =>
  el("div", { className: "keys" },
    ...rows.map((row) => el("div", { className: "row" }, ...row.map((one) => key(card, entry, one)))));

function key(card, entry, { text, data, name }) {
  const answered = async (pressed) => {
    pressed.disabled = true;
    const told = await post("/press", { data });
    pressed.disabled = false;
    if (told?.deleted) remove(card, entry);
    else if (told?.forgotten) forgotten(told);
    else if (told?.ended) end(card, entry, told);
    else if (told?.offer && told.offer === entry.told?.offer) instead(card, entry, told);
    else await take(told);
  };
  const pressed = ({ currentTarget }) => {
    const press = answered(currentTarget).finally(() => underway.delete(press));
    underway.add(press);
  };
  return button(text, pressed, name === text ? {} : { "aria-label": name });
}

/** Nothing is known any more: neither there nor here. */
export function forgotten(told) {
  if (!told) return;
  clearFeed();
  localStorage.clear();
  hero();
  toast(told.said);
  setTimeout(() => location.replace("/"), 4000);
}

function remove(card, entry) {
  entries = entries.filter((one) => one !== entry);
  const next = card.nextElementSibling?.querySelector("button") ?? byId("words");
  card.remove();
  next.focus();
  hero();
  keep();
}

function end(card, entry, told) {
  entry.told = { said: told.said };
  fill(card, entry);
  keep();
  announce(told.said);
}

function instead(card, entry, told) {
  entry.told = told;
  fill(card, entry);
  keep();
}

function hero() {
  byId("hero").hidden = byId("examples").hidden = entries.length > 0;
}

function keep() {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(entries));
  } catch {
    entries.splice(Math.ceil(entries.length / 2)); // no room: the older half goes
  }
}
