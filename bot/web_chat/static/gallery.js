// The gallery, the family tree, and who one is.

import { get, post } from "./api.js";
import { ask, avatar, byId, button, el, sentences, toast } from "./dom.js";
import { take } from "./feed.js";

let page = 1;
let change = () => {};

export function openGallery(onChange) {
  change = onChange;
  byId("gallery-before").addEventListener("click", () => turn(page - 1));
  byId("gallery-after").addEventListener("click", () => turn(page + 1));
}

export async function turn(to = page) {
  const response = await fetch(`/gallery?page=${to}`).catch(() => null);
  const told = await response?.json().catch(() => null);
  byId("gallery-said").textContent = told?.heading ?? told?.said ?? sentences["web-offline"];
  const avatars = response?.ok ? told.avatars : [];
  page = told?.page ?? 1;
  const empty = el("li", { className: "hero" }, el("img", { src: "/static/mochi.svg", alt: "", width: 160, height: 160 }));
  byId("gallery-list").replaceChildren(...(avatars.length ? avatars.map(kept) : [empty]));
  byId("gallery-pager").hidden = !(told?.pages > 1);
  byId("gallery-before").disabled = page <= 1;
  byId("gallery-after").disabled = page >= (told?.pages ?? 1);
  byId("family").hidden = true;
}

const say = (line) => post("/say", { line });

async function tell(line) {
  const told = await say(line);
  if (told?.said) toast(told.said);
  await turn();
}

function kept({ code, title, favourite }) {
  const name = title || sentences["no-title"];
  const show = async () => take(await say(`/pick ${code}`), name);
  const star = button(favourite ? "★" : "☆", () => tell(`/favourite ${code}`),
    { className: "star", "aria-pressed": favourite, "aria-label": `${sentences["web-favourite"]}: ${name}` });
  return el("li", { className: "card" },
    button(avatar(code, name), show, { className: "picture", "aria-label": `${sentences["web-show"]}: ${name}` }),
    el("p", { className: "title" }, el("span", {}, name), star),
    more(code, name, title));
}

function more(code, name, title) {
  const rename = async () => {
    const given = await ask(sentences["web-rename"], sentences["web-new-name"], title);
    if (given !== null) await tell(`/rename ${code} ${given}`);
  };
  const remove = async () => {
    if ((await ask(`${sentences["web-remove"]}: ${name}?`)) !== null) await tell(`/unsave ${code}`);
  };
  const keys = [
    [sentences["web-change"], () => change(code)],
    [sentences["web-this-is-me"], () => tell(`/me ${code}`)],
    [sentences["web-show-family"], () => family(code)],
    [sentences["web-rename"], rename],
    [sentences["web-remove"], remove],
  ];
  return el("details", { className: "more" },
    el("summary", {}, sentences["web-more-to-do"], el("span", { className: "unseen" }, ` (${name})`)),
    el("div", { className: "keys" }, ...keys.map(([text, pressed]) => button(text, pressed, { className: "small" }))));
}

async function family(code) {
  const told = await get(`/family?code=${code}`);
  if (!told) return;
  byId("family").hidden = false;
  byId("family-title").textContent = told.heading;
  byId("family-tree").replaceChildren(branch([told.tree], "branch root"));
  byId("family-title").focus();
}

const branch = (avatars, className = "branch") =>
  el("ul", { className }, ...avatars.map(({ code, parents }) =>
    el("li", {},
      button(avatar(code, sentences["web-avatar"]), async () => take(await say(`/pick ${code}`), code)),
      parents.length ? branch(parents) : null)));

export async function openYou() {
  const response = await fetch("/me").catch(() => null);
  const told = await response?.json().catch(() => null);
  byId("me").hidden = !response?.ok;
  if (response?.ok) {
    byId("me").src = `/avatars/${told.code}.png`;
    byId("me").alt = sentences["web-you"];
  }
  byId("me-said").textContent = response?.ok ? sentences["web-you"] : (told?.said ?? sentences["web-offline"]);
}
