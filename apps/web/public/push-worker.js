// Shows what the worker sends to this browser (packages/channels/src/web-push), and opens its page.
self.addEventListener('push', (event) => {
  const { id, title, body, path } = event.data.json();
  // A message that comes twice replaces itself.
  const shown = self.registration.showNotification(title, {
    body,
    tag: id,
    icon: '/icon.svg',
    data: { path },
  });
  event.waitUntil(shown);
});

async function openPage(path) {
  const target = new URL(path, self.location.origin);
  const url = target.origin === self.location.origin ? target.href : self.location.origin;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => page.url === url);
  return open === undefined ? self.clients.openWindow(url) : open.focus();
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data.path));
});
