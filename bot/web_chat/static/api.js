// What is asked of the server, and what it tells. Refusals are told to people as they come.

import { sentences, toast } from "./dom.js";

async function told(response) {
  if (response.status === 401) {
    if (!sessionStorage.getItem("reloaded")) {
      sessionStorage.setItem("reloaded", "yes");
      location.reload();
    }
  } else if (response.ok) {
    sessionStorage.removeItem("reloaded");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  toast(answer?.said ?? sentences["web-offline"]);
  return null;
}

async function fetched(path, options) {
  try {
    return await told(await fetch(path, options));
  } catch {
    toast(sentences["web-offline"]);
    return null;
  }
}

export const get = (path) => fetched(path);

export const post = (path, body) =>
  fetched(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

export const send = (path, file) => fetched(path, { method: "POST", body: file });

const OPEN_AT_MOST = 3; // a browser has six connections to one server, and pictures need some
const waiting = [];
let open = 0;

/** Hear the news of a request until its end. `heard(kind, told)` may come again after a loss of the line. */
export function listen(id, heard) {
  if (open >= OPEN_AT_MOST) {
    waiting.push([id, heard]);
    return;
  }
  open += 1;
  const news = new EventSource(`/answers/${id}/events`);
  const end = () => {
    news.close();
    open -= 1;
    const next = waiting.shift();
    if (next) listen(...next);
  };
  for (const kind of ["waiting", "drawing", "answer", "apology", "gone"]) {
    news.addEventListener(kind, ({ data }) => {
      if (!["waiting", "drawing"].includes(kind)) end();
      heard(kind, JSON.parse(data));
    });
  }
  news.addEventListener("error", () => {
    if (news.readyState === EventSource.CLOSED) setTimeout(() => { end(); listen(id, heard); }, 3000);
  });
}
