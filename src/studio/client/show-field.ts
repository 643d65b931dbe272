/** Puts the hand into a field, unfolding what hides it. */
export function showField(id: string): void {
  const field = document.getElementById(id);
  const fold = field?.closest('details');
  if (fold) fold.open = true;
  field?.focus();
}
