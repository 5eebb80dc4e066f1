// A few comforts; the page is whole without them.

// The contents show where the reader is.
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

// A chosen line of the menu closes it.
const contents = document.getElementById('contents');
contents?.addEventListener('click', (event) => {
  if (event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
});

// Listings can be copied, without their line numbers.
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

// What scrolls sideways can be scrolled by keys.
for (const box of document.querySelectorAll('pre, .scroll')) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
