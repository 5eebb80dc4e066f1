// Conveniences; the page is complete without them.

// The table of contents highlights the current section.
const links = new Map([...document.querySelectorAll('#contents a')].map((link) => [link.hash.slice(1), link]));
const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
let current;
function follow() {
  const above = places.filter((place) => place.getBoundingClientRect().top < innerHeight / 3);
  const link = above.length ? links.get(above[above.length - 1].id) : undefined;
  if (link === current) return;
  current?.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'location');
  link?.scrollIntoView({block: 'nearest'});
  current = link;
}
addEventListener('scroll', follow, {passive: true});
follow();

// Choosing an entry closes the menu.
const contents = document.getElementById('contents');
contents?.addEventListener('click', (event) => {
  if (event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
});

// Listings can be copied without their line numbers.
for (const listing of document.querySelectorAll('.listing')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(listing.querySelector('code').textContent);
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  });
  listing.querySelector('.source').append(button);
}

// Boxes that scroll sideways can be scrolled with the keyboard.
for (const box of document.querySelectorAll('pre, .scroll')) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;

// A reference shows a preview of its target instead of its title's plain text.
const preview = document.createElement('div');
preview.className = 'preview';
preview.popover = 'manual';
document.body.append(preview);
function show(link) {
  const target = document.getElementById(link.hash.slice(1));
  const copy = target?.closest('.equation, figure, .claim, .references li')?.cloneNode(true);
  if (!copy) return;
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  preview.replaceChildren(copy);
  preview.showPopover();
  const [place, size] = [link.getBoundingClientRect(), preview.getBoundingClientRect()];
  const isBelow = place.bottom + size.height + 8 < innerHeight || place.top < size.height + 8;
  preview.style.left = Math.max(8, Math.min(place.left, innerWidth - size.width - 8)) + 'px';
  preview.style.top = (isBelow ? place.bottom + 8 : place.top - size.height - 8) + 'px';
}
function hide() { preview.hidePopover(); }
for (const link of document.querySelectorAll('main a[href^="#"][title]')) {
  link.setAttribute('aria-description', link.title);
  link.addEventListener('mouseenter', () => { link.removeAttribute('title'); show(link); });
  link.addEventListener('mouseleave', () => { link.title = link.getAttribute('aria-description'); hide(); });
  link.addEventListener('focus', () => { if (link.matches(':focus-visible')) show(link); });
  link.addEventListener('blur', hide);
  link.addEventListener('click', hide);
}
addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
