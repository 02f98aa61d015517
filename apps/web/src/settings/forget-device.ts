/** Everything of ours that lies on this device; the service keeps what it has. */
export function forgetDevice(): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('kaopu.')) localStorage.removeItem(key);
  }
  return new Promise((resolve) => {
    // As log/place.ts names it. A page that holds it open lets go of it with the reload that follows.
    const request = indexedDB.deleteDatabase('kaopu-log');
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
}
