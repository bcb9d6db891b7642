// Opens the page: the views, the field for words, and everything that stands around it.

import { post, send } from "./api.js";
import { announce, ask, byId, sentences, toast } from "./dom.js";
import { clearFeed, forgotten, openFeed, settled, shown, take } from "./feed.js";
import { openGallery, openYou, turn } from "./gallery.js";
import { anyChosen, choices, clear, openParts } from "./parts.js";
import { enter } from "./telegram.js";

const UPLOAD_AT_MOST = 8 * 1024 * 1024; // more than the server reads
const WIDE = matchMedia("(min-width: 60rem)");
let changed = ""; // the code of the avatar that is being changed

const VIEWS = { draw: () => {}, gallery: () => turn(), picture: () => {}, you: openYou };

function navigate() {
  const view = location.hash.slice(1) in VIEWS ? location.hash.slice(1) : "draw";
  for (const name of Object.keys(VIEWS)) byId(`${name}-view`).hidden = name !== view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  VIEWS[view]();
  scrollTo(0, 0);
}

async function change(code, part = "") {
  changed = code;
  location.hash = "#draw";
  byId("changing").hidden = !code;
  if (code) byId("changing-picture").src = `/avatars/${code}.png`;
  else byId("changing-picture").removeAttribute("src");
  await openParts(code, part);
  if (part) byId("studio").open = true;
  (byId("parts").querySelector(`[data-part="${part}"] input`) ?? byId("words")).focus();
  if (code) announce(sentences["web-changing"]);
}

async function draw(event) {
  event?.preventDefault();
  if (byId("draw-button").disabled) return; // Enter twice is one wish
  const words = byId("words").value.trim();
  if (!words && !anyChosen()) {
    byId("words").focus();
    return;
  }
  byId("draw-button").disabled = true;
  await settled();
  const line = changed && words ? `/edit ${changed} ${words}` : words;
  const told = anyChosen()
    ? await post("/choose", { code: changed, words, ...choices() })
    : await post("/say", { line, shown: shown() });
  byId("draw-button").disabled = false;
  if (!told) return;
  if (!WIDE.matches) byId("studio").open = false; // so that the answer comes into sight
  take(told, words || sentences["web-chosen"]);
  byId("words").value = "";
  if (changed) await change("");
  else clear();
}

async function sayLine({ currentTarget }) {
  const { line, into } = currentTarget.dataset;
  const told = await post("/say", { line, shown: shown() });
  if (!told) return;
  const place = into ? byId(into) : currentTarget.closest("#you-view") ? byId("rights-said") : null;
  if (!place) {
    take(told, currentTarget.textContent.trim());
    return;
  }
  place.textContent = told.said;
  place.hidden = false;
  place.focus();
}

async function upload(event) {
  event.preventDefault();
  const [file] = byId("upload-file").files;
  if (!file) return;
  if (file.size > UPLOAD_AT_MOST) {
    toast(sentences["web-too-large"]);
    return;
  }
  toast(sentences["web-sending"]);
  const told = await send(`/upload/${event.submitter.dataset.errand}`, file);
  if (told) take(told, event.submitter.textContent.trim());
}

async function speak() {
  if (await post("/say", { line: `/language ${byId("language").value}` })) location.reload();
}

async function forget() {
  const question = await post("/say", { line: "/forget" });
  if (!question || (await ask(question.said)) === null) return;
  forgotten(await post("/press", { data: question.keyboard[0][0].data }));
}

function listenToAll() {
  addEventListener("hashchange", navigate);
  byId("composer").addEventListener("submit", draw);
  byId("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) draw(event);
  });
  for (const chip of document.querySelectorAll("#examples .chip")) {
    chip.addEventListener("click", () => { byId("words").value = chip.textContent; draw(); });
  }
  for (const told of document.querySelectorAll("[data-line]")) told.addEventListener("click", sayLine);
  byId("changing-end").addEventListener("click", () => change(""));
  byId("parts-clear").addEventListener("click", clear);
  byId("upload").addEventListener("submit", upload);
  byId("language").addEventListener("change", speak);
  byId("clear").addEventListener("click", () => { clearFeed(); location.hash = "#draw"; });
  byId("forget").addEventListener("click", forget);
}

byId("studio").open = WIDE.matches;
await enter();
listenToAll();
openFeed(change);
openGallery(change);
navigate();
await openParts();
