// Offers taxa while one is typed, with the CITES appendix beside the field; indicative, not legal advice.
const list = document.getElementById('taxa');
const known = new Map();

/** @param found how many taxa are offered for what is typed so far: while there are any, it is not called unknown. */
function tell(input, found) {
  const place = document.getElementById(`${input.id}-cites`);
  const taxon = known.get(input.value.trim().toLowerCase());
  if (taxon) place.textContent = `${place.dataset.words} ${taxon.appendix} · ${taxon.commonName}`;
  else place.textContent = found > 0 ? '' : place.dataset.unknown;
}

async function offer(input) {
  const text = input.value.trim();
  if (text.length < 2) return;
  const answer = await fetch(`/api/taxa?q=${encodeURIComponent(text.slice(0, 120))}`, { credentials: 'same-origin' });
  if (!answer.ok) return;
  const { items } = await answer.json();
  list.replaceChildren(...items.map((taxon) => {
    known.set(taxon.scientificName.toLowerCase(), taxon);
    const option = document.createElement('option');
    option.value = taxon.scientificName;
    option.label = `${taxon.commonName} – ${taxon.appendix}`;
    return option;
  }));
  tell(input, items.length);
}

for (const input of document.querySelectorAll('input.taxon')) {
  input.addEventListener('input', () => offer(input));
  input.addEventListener('focus', () => offer(input));
}
