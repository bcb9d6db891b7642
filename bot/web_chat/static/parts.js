// What can be chosen part by part: names, colours and sliders. Nothing is drawn before the button is pressed.

import { get } from "./api.js";
import { byId, el, sentences } from "./dom.js";

const nothing = () => ({ traits: {}, colours: {}, pose: {}, genes: {} });
let chosen = nothing();
let code = "";
let menus = [];

export const choices = () => chosen;

export const anyChosen = () => Object.values(chosen).some((part) => Object.keys(part).length > 0);

/** Show the menus: for a new avatar, or with what the avatar of `of` has. */
export async function openParts(of = "", part = "") {
  code = of;
  menus = (await get(`/menus?code=${of}`)) ?? menus;
  show(part);
}

export const clear = () => show("");

function show(part) {
  chosen = nothing();
  const open = part || byId("parts").querySelector("details[open]")?.dataset.part;
  byId("parts").replaceChildren(...menus.map((part) => section(part, part.part === open)));
  count();
}

function section({ part, title, menus: inside }, open) {
  const made = el("details", { className: "part", open, name: "parts", "data-part": part });
  const number = el("span", { className: "count", hidden: true });
  made.append(el("summary", {}, title, number));
  const fill = () => { if (made.open && made.children.length === 1) made.append(...inside.map(menu)); };
  made.addEventListener("toggle", fill);
  if (open) fill();
  return made;
}

const MAKE = { traits: names, colours: colours, pose: slider, genes: slider };
const menu = (one) => MAKE[one.kind](one);

function choose(kind, name, value) {
  if (value === "") delete chosen[kind][name];
  else chosen[kind][name] = value;
  count();
}

function count() {
  for (const { part, menus: inside } of menus) {
    const number = inside.filter(({ kind, name }) => name in chosen[kind]).length;
    const badge = byId("parts").querySelector(`[data-part="${part}"] .count`);
    badge.textContent = number;
    badge.hidden = number === 0;
  }
  byId("parts-clear").hidden = !anyChosen();
}

const untouched = () => (code ? sentences["web-as-it-is"] : sentences["web-open-choice"]);

function radio(kind, name, value, text, swatch = "") {
  const input = el("input", { type: "radio", name: `${kind}-${name}`, value, checked: (chosen[kind][name] ?? "") === value });
  input.addEventListener("change", () => choose(kind, name, value));
  const shown = el("span", {}, swatch ? el("span", { className: "unseen" }, text) : text);
  if (swatch) shown.style.setProperty("--colour", swatch);
  return el("label", { className: swatch ? "pill swatch" : "pill", title: swatch ? text : "" }, input, shown);
}

function names({ kind, name, title, now, choices: all }) {
  const text = all.find(({ value }) => value === now)?.text;
  const legend = el("legend", {}, text ? `${title}: ${text}` : title);
  const pills = all.map((one) => radio(kind, name, one.value, one.text));
  return el("fieldset", {}, legend, el("div", { className: "pills" }, radio(kind, name, "", untouched()), ...pills));
}

function colours({ kind, name, title, now, choices: all }) {
  const pills = all.map((one) => radio(kind, name, one.value, one.text, one.value));
  const any = el("input", { type: "color", value: now || all[0].value });
  const made = el("fieldset", {}, el("legend", {}, title),
    el("div", { className: "pills" }, radio(kind, name, "", untouched()), ...pills),
    el("label", { className: "any" }, any, sentences["web-open-shade"]));
  any.addEventListener("input", () => {
    for (const input of made.querySelectorAll("[type=radio]")) input.checked = false;
    choose(kind, name, any.value);
  });
  return made;
}

function slider({ kind, name, title, now, least, most, ends }) {
  const id = `slider-${name}`;
  const said = el("output", { htmlFor: id }, untouched());
  const range = el("input", { type: "range", id, min: least, max: most, step: 0.05, value: now });
  range.addEventListener("input", () => {
    said.textContent = Number(range.value).toFixed(2);
    choose(kind, name, Number(range.value));
  });
  const below = ends && el("div", { className: "ends", "aria-hidden": "true" }, ...ends.map((end) => el("span", {}, end)));
  return el("div", { className: "slider" }, el("label", { htmlFor: id }, title, " ", said), range, below);
}
