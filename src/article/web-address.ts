/** Whether an address may be a link for readers: http or https, and nobody's name or password in it. */
export function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
