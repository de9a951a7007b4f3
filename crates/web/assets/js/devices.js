// "Tell me on this device": asks the browser for leave and for an address, and sends them with the form. The form is shown where
// the browser can do that, and so is the part of the page it stands in.

const form = document.querySelector("form[data-push-key]");

if (form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  form.closest("section").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add();
  });
}

async function add() {
  say(null);
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    const { endpoint, keys } = (await subscribed()).toJSON();
    form.elements.address.value = endpoint;
    form.elements.key.value = keys.p256dh;
    form.elements.secret.value = keys.auth;
    form.submit();
  } catch {
    say("failed");
  } finally {
    button.disabled = false;
  }
}

// One that was made for another key (the place was set up anew) is of no use any more.
async function subscribed() {
  const key = form.dataset.pushKey;
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before && written(before.options.applicationServerKey) === key) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function written(key) {
  const letters = String.fromCharCode(...new Uint8Array(key ?? []));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function say(what) {
  for (const words of form.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== what;
}
