/**
 * What a share page does beyond links, where scripts run: it copies the link, and opens the device's own share
 * sheet. The buttons stay hidden without it. The same text on every page, so that the policy names it by its
 * digest; what differs stands in attributes.
 */
export const PAGE_SCRIPT = `(() => {
const button = (name) => document.querySelector('button[data-does="' + name + '"]');
const copy = button('copy'), send = button('send');
if (copy && navigator.clipboard) {
  const label = copy.querySelector('span'), words = label.textContent;
  let timer;
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(copy.dataset.url); } catch { return prompt(words, copy.dataset.url); }
    label.textContent = copy.dataset.done;
    clearTimeout(timer);
    timer = setTimeout(() => { label.textContent = words; }, 2500);
  });
}
if (send && navigator.share) {
  send.hidden = false;
  send.addEventListener('click', () => navigator.share({ title: send.dataset.title, url: send.dataset.url }).catch(() => {}));
}
})();`;
