// Shows what comes for this device, while a page is open or not. It keeps nothing, and stands between nobody and the pages.

self.addEventListener("push", (event) => {
  const { title, body, url, tag, lang } = read(event.data);
  event.waitUntil(self.registration.showNotification(title ?? "Onward", { body, tag, lang, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(own(event.notification.data?.url)));
});

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

// A page of this place, whatever was sent.
function own(address) {
  const home = new URL("/alerts", self.location.origin);
  if (!URL.canParse(address ?? "", home)) return home.href;
  const to = new URL(address ?? "", home);
  return to.origin === home.origin ? to.href : home.href;
}
