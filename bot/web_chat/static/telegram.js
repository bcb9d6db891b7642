// Inside Telegram: says who is there, as Telegram vouches for it. Without Telegram it does nothing.
// core.telegram.org/bots/webapps; its script is not loaded, only what it would read and send.

import { post } from "./api.js";

const launch = new URLSearchParams(location.hash.slice(1));

export const inTelegram = launch.has("tgWebAppData");

function tell(event) {
  const data = "{}";
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(event, data);
  else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType: event, eventData: {} }));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: event, eventData: {} }), "https://web.telegram.org");
}

const TRIES = 3; // on the way there are tunnels

async function letIn() {
  for (let left = TRIES; left > 0; left -= 1) {
    const told = await post("/telegram", { init_data: launch.get("tgWebAppData") });
    if (told || left === 1) return told;
    await new Promise((done) => setTimeout(done, 1000));
  }
}

/** Let Telegram's member in; the page loads anew where it was shown for somebody else. */
export async function enter() {
  if (!inTelegram) return;
  tell("web_app_ready");
  tell("web_app_expand");
  const told = await letIn();
  if (!told) return; // what Telegram said still stands in the address, so that a reload tries again
  history.replaceState(null, "", "/#draw");
  if (told.changed) {
    localStorage.clear(); // what stood here was another member's
    location.reload();
  }
}
